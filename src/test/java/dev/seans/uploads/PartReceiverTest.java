package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.settings.FileRights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartReceiverTest {

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void aPath() {
        target = folder.resolve("part");
    }

    @Test
    void aWholeBodyIsKeptWithItsLengthAndHash() throws IOException {
        Part part = receive(bytes("abc"), 3);

        // printf abc | sha256sum
        assertThat(part)
                .isEqualTo(new Part(
                        target,
                        3,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        FileStart.UNKNOWN));
        assertThat(target).hasContent("abc");
    }

    @Test
    void aBodyOfUnknownLengthIsKept() throws IOException {
        assertThat(receive(bytes("abc"), -1).bytes()).isEqualTo(3);
    }

    @Test
    void aBodyLargerThanTheBufferIsKeptByteForByte() throws IOException {
        byte[] large = new byte[1_000_003];
        new Random(1).nextBytes(large);

        Part part = receive(new ByteArrayInputStream(large), large.length);

        assertThat(part.bytes()).isEqualTo(large.length);
        assertThat(target).hasBinaryContent(large);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "<?xml version='1.0'?>, true",
                "<?xml, true",
                "\uFEFF<?xml version='1.0'?>, true",
                "<?xm, false",
                "\uFEFF<?xm, false",
                "\uFEFF, false",
                "\" <?xml\", false",
                "<?XML, false",
                "<?yml, false",
                "<Товар/>, false",
                "PK, false"
            })
    void onlyAnXmlDeclarationBeginsADocument(String body, boolean begins) throws IOException {
        assertThat(receive(bytes(body), -1).start() == FileStart.XML).isEqualTo(begins);
    }

    @Test
    void theDeclarationIsSeenThoughItsBytesComeOneByOne() throws IOException {
        assertThat(receive(new OneByOne("\uFEFF<?xml version='1.0'?>"), -1).start())
                .isEqualTo(FileStart.XML);
    }

    @ParameterizedTest
    @CsvSource({"abc, 4, 3", "abc, 2, 3", "'', 0, 0", "'', -1, 0", "'', 5, 0"})
    void aBodyThatDidNotComeWholeLeavesNothing(String body, long announced, long received) {
        assertThatExceptionOfType(IncompleteBodyException.class)
                .isThrownBy(() -> receive(bytes(body), announced))
                .extracting(IncompleteBodyException::received)
                .isEqualTo(received);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aClientThatBreaksOffLeavesNothing() {
        InputStream brokenOff = new SequenceInputStream(bytes("abc"), new Broken());

        assertThatExceptionOfType(IncompleteBodyException.class)
                .isThrownBy(() -> receive(brokenOff, 6))
                .withMessage("the body ended after 3 bytes")
                .withCauseInstanceOf(IOException.class)
                .extracting(IncompleteBodyException::received)
                .isEqualTo(3L);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theGuardSeesEveryByteBeforeItIsWrittenAndCanStopIt() {
        List<Long> seen = new ArrayList<>();

        assertThatIllegalStateException()
                .isThrownBy(() -> new PartReceiver(FileRights.OWNER)
                        .receive(new OneByOne("abcdef"), 6, target, received -> {
                            seen.add(received);
                            if (received > 3) {
                                throw new IllegalStateException("too much");
                            }
                        }));
        assertThat(seen).containsExactly(1L, 2L, 3L, 4L);
        assertThat(folder).isEmptyDirectory();
    }

    private Part receive(InputStream body, long announced) throws IOException {
        return new PartReceiver(FileRights.OWNER).receive(body, announced, target, received -> {});
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class OneByOne extends InputStream {

        private final InputStream bytes;

        private OneByOne(String text) {
            bytes = bytes(text);
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return bytes.read(buffer, offset, 1);
        }
    }

    private static final class Broken extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
