package dev.seans.imports;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class RecordWatchTest {

    private final ImportRunner.RecordWatch watch = new ImportRunner.RecordWatch(3);

    @Test
    void aDocumentThatYieldsNoRecordForTooManyLooksIsGivenUp() throws Exception {
        watch.look(0);
        watch.look(0);
        watch.look(0);

        assertThatExceptionOfType(ImportRunner.RecordWatch.NoRecordsException.class)
                .isThrownBy(() -> watch.look(0));
    }

    @Test
    void oneRecordNowAndThenIsEnough() {
        assertThatCode(() -> {
                    for (long record = 0; record < 20; record++) {
                        watch.look(record);
                        watch.look(record);
                        watch.look(record);
                    }
                })
                .doesNotThrowAnyException();
    }
}
