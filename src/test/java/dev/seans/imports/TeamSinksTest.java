package dev.seans.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.LogListener;
import dev.seans.identity.SessionKey;
import dev.seans.records.DeletionMark;
import dev.seans.records.GroupRecord;
import dev.seans.records.KeyedRecord;
import dev.seans.registry.ImportRun;
import dev.seans.registry.SinkFailedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamSinksTest {

    private static final ImportRun RUN =
            new ImportRun(1, 2, 3, new SessionKey("a".repeat(64)), "import.xml", 1, 100, 1, 1, 0);

    private final List<Integer> called = new ArrayList<>();

    @Test
    void severalSinksAreCalledByTheirOrder() {
        sinks(new Noting(3, false), new Noting(1, false), new Noting(2, false)).deliver(RUN, 1, List.of(group()));

        assertThat(called).containsExactly(1, 2, 3);
    }

    @Test
    void whatOneThrowsKeepsTheChunkFromThoseAfterIt() {
        CatalogSink failing = (importId, chunkNo, records) -> {
            throw new java.io.IOException("closed");
        };

        assertThatExceptionOfType(SinkFailedException.class)
                .isThrownBy(() -> sinks(new Noting(1, false), failing, new Noting(-1, false))
                        .deliver(RUN, 1, List.of(group())));
        assertThat(called).containsExactly(-1);
    }

    @Test
    void oneThatStandsInForTheTablesIsEnough() {
        assertThat(sinks().replaceTables()).isFalse();
        assertThat(sinks(new Noting(1, false)).replaceTables()).isFalse();
        assertThat(sinks(new Noting(1, false), new Noting(2, true)).replaceTables())
                .isTrue();
        assertThat(sinks(new Noting(1, false)).areWritten()).isTrue();
        assertThat(sinks(new Noting(1, false), new Noting(2, true)).areWritten())
                .isFalse();
    }

    @Test
    void theLogTellsWhoReceivesTheRecords() {
        try (LogListener log = LogListener.on(TeamSinks.class)) {
            sinks().announce();
            assertThat(log.lines()).isEmpty();

            sinks(new Noting(1, false)).announce();
            sinks(new Noting(1, true)).announce();

            assertThat(log.lines())
                    .containsExactly(
                            "INFO dev.seans.imports.TeamSinksTest$Noting receives every chunk of records",
                            "INFO dev.seans.imports.TeamSinksTest$Noting receives every chunk of records;"
                                    + " no record is written to the tables of the catalogue");
        }
    }

    private static TeamSinks sinks(CatalogSink... sinks) {
        return new TeamSinks(new GivenBeans<>(List.of(sinks)), new GivenBeans<>(List.of()));
    }

    private static KeyedRecord group() {
        return new GroupRecord("g1", DeletionMark.UNMENTIONED, null);
    }

    private final class Noting implements CatalogSink {

        private final int order;
        private final boolean replaces;

        private Noting(int order, boolean replaces) {
            this.order = order;
            this.replaces = replaces;
        }

        @Override
        public void chunk(long importId, long chunkNo, List<KeyedRecord> records) {
            called.add(order);
        }

        @Override
        public boolean replacesTables() {
            return replaces;
        }

        @Override
        public int order() {
            return order;
        }
    }
}
