package dev.seans.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionCodecTest {

    private static final int MUTATIONS = 200_000;

    @Test
    void whatIsWrittenIsReadAgain() throws UnreadableSessionException {
        assertThat(read(GivenSessions.full())).isEqualTo(GivenSessions.full());
        assertThat(read(GivenSessions.withCookie("x"))).isEqualTo(GivenSessions.withCookie("x"));
    }

    @Test
    void anotherFormatIsNamed() {
        byte[] bytes = SessionCodec.encode(GivenSessions.full());
        bytes[0] = 9;

        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> SessionCodec.decode(bytes))
                .withMessage("was stored by another version of Seans (format 9 instead of 2)");
    }

    @Test
    void whatEndsTooEarlyIsDamaged() {
        byte[] bytes = SessionCodec.encode(GivenSessions.full());
        for (int length = 0; length < bytes.length; length++) {
            byte[] start = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(UnreadableSessionException.class)
                    .as("the first %d bytes", length)
                    .isThrownBy(() -> SessionCodec.decode(start))
                    .withMessageStartingWith("is damaged (");
        }
    }

    @Test
    void whatGoesOnBehindTheEndIsDamaged() {
        byte[] bytes = SessionCodec.encode(GivenSessions.full());

        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> SessionCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .withMessage("is damaged (IllegalArgumentException)");
    }

    /** Whoever has the key can write anything: it is refused, and nothing large is allocated for it. */
    @Test
    void hostileBytesAreReadOrRefusedAndNothingElse() {
        byte[] good = SessionCodec.encode(GivenSessions.full());
        Random random = new Random(6);
        int refused = 0;
        for (int turn = 0; turn < MUTATIONS; turn++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[1 + random.nextInt(bytes.length - 1)] = (byte) random.nextInt();
            }
            refused += isRefused(bytes) ? 1 : 0;
        }
        assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS);
    }

    @Test
    void aMessageShowsNothingOfTheContent() {
        byte[] bytes = SessionCodec.encode(GivenSessions.full());
        bytes[5] = ' '; // the first letter of the URL: the exception of the JDK would show all of it

        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> SessionCodec.decode(bytes))
                .withMessage("is damaged (IllegalArgumentException)")
                .withNoCause();
    }

    @Test
    void aSessionShowsNoSecret() {
        assertThat(GivenSessions.full().toString())
                .contains("cookie t of /", "(secret)")
                .doesNotContain("geheim", "Z2VoZWlt");
    }

    private static boolean isRefused(byte[] bytes) {
        try {
            SessionCodec.decode(bytes);
            return false;
        } catch (UnreadableSessionException refused) {
            return true;
        }
    }

    private static SessionContent read(SessionContent content) throws UnreadableSessionException {
        return SessionCodec.decode(SessionCodec.encode(content));
    }
}
