package dev.seans.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalfSecretTest {

    private static final String WHOLE = "0a".repeat(32) + "\n";

    @TempDir
    Path home;

    @Test
    void aSecretThatAnotherNodeIsStillWritingIsReadAgain() {
        write("");
        AtomicInteger pauses = new AtomicInteger();

        byte[] secret = ClusterSecret.of(home, () -> write(WHOLE.substring(0, 13 * pauses.incrementAndGet())));

        assertThat(secret).hasSize(32).containsOnly(10);
        assertThat(pauses).hasValue(5);
    }

    @Test
    void aFileThatIsNoSecretIsNotReadForEver() {
        write("secret");
        AtomicInteger pauses = new AtomicInteger();

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> ClusterSecret.of(home, pauses::incrementAndGet))
                .withMessageContaining("must be one line of at least 64 hex digits");

        assertThat(pauses).hasValueBetween(1, 100);
    }

    private void write(String text) {
        try {
            Files.writeString(home.resolve("session-secret"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
