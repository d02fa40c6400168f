package dev.seans.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import dev.seans.identity.SessionKey;
import dev.seans.registry.ImportFailure;
import dev.seans.registry.ImportFile;
import dev.seans.registry.ImportQueue;
import dev.seans.registry.ImportRun;
import dev.seans.registry.SinkFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinkFailuresTest {

    private final List<ImportFailure> failed = new ArrayList<>();

    private final SinkFailures failures = new SinkFailures(new ImportQueue() {
        @Override
        public boolean fail(ImportRun run, ImportFailure reason) {
            return failed.add(reason);
        }
    });

    @Test
    void itIsTriedThreeTimesMoreWithGrowingPatience() {
        assertThat(handle(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(handle(2)).isEqualTo(Duration.ofSeconds(15));
        assertThat(handle(3)).isEqualTo(Duration.ofMinutes(1));
        assertThat(failed).isEmpty();
    }

    @Test
    void thenTheFileIsFailedWithWhatWasThrown() {
        assertThat(handle(ImportFile.MAX_ATTEMPTS)).isZero();

        assertThat(failed).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(ImportFailure.SINK_FAILED);
            assertThat(failure.text())
                    .isEqualTo("shop.Prices has thrown at chunk 7: java.lang.IllegalStateException: no shop");
        });
    }

    @Test
    void theLogTellsTheSinkTheChunkAndWhatFollows() {
        try (LogListener log = LogListener.on(SinkFailures.class)) {
            handle(2);
            handle(4);

            assertThat(log.lines())
                    .containsExactly(
                            "WARNING aaaaaaaaaaaa import 2, file 1 \"import.xml\": attempt 2, shop.Prices has thrown at"
                                    + " chunk 7, which is rolled back; the import goes on from its checkpoint in 15 s",
                            "WARNING aaaaaaaaaaaa import 2, file 1 \"import.xml\": attempt 4, shop.Prices has thrown at"
                                    + " chunk 7, which is rolled back; 1C is told that the file has failed, until it"
                                    + " uploads the file again");
        }
    }

    @Test
    void whatIsThrownMayBeLong() {
        SinkFailedException endless =
                new SinkFailedException("shop.Prices", 7, new IllegalStateException("x".repeat(5000)));

        assertThat(ImportFailure.sinkFailed(endless).detail()).hasSize(1001).endsWith("x…");
    }

    private Duration handle(int attempt) {
        ImportRun run =
                new ImportRun(1, 2, 3, new SessionKey("a".repeat(64)), "import.xml", 1, 100, attempt, attempt, 0);
        return failures.handle(run, new SinkFailedException("shop.Prices", 7, new IllegalStateException("no shop")));
    }
}
