package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.catalog.RecordCounts;
import dev.seans.database.DatabaseException;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.registry.ImportState;
import dev.seans.registry.ImportStatus;
import dev.seans.registry.Imports;
import dev.seans.settings.GivenSettings;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldImportsWithoutDatabaseTest {

    private final ImportReplies replies = GivenExchange.replies(Locale.ENGLISH);
    private final HeldImports held = new HeldImports(
            new UnreachableImports(), replies, GivenSettings.with(Map.of("seans.import.hold", "200 ms")));

    @AfterEach
    void stop() {
        held.stop();
    }

    @Test
    void whoHasWaitedForLongEnoughIsToldProgressAlsoWhileTheDatabaseIsAway() {
        FakeRequest request = FakeRequest.withQuery("type=catalog&mode=import&filename=a.xml");
        ExchangeRequest waiting = ExchangeRequest.of(request.http(), new FakeResponse().http());

        assertThat(held.hold(waiting, running(), status -> Reply.progress("it runs")))
                .isEmpty();
        held.start(Thread::new);

        await("it is answered").until(() -> request.async().isComplete());
        assertThat(held.count()).isZero();
    }

    private static ImportStatus running() {
        RecordCounts none = new RecordCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new ImportStatus(1, 1, ImportState.IN_PROGRESS, Instant.EPOCH, 0, none, List.of(), null);
    }

    private static final class UnreachableImports extends Imports {

        @SuppressWarnings("NullAway") // nothing is asked that would need them
        UnreachableImports() {
            super(null, null, null, null, null, null, null, null, null);
        }

        @Override
        public List<ImportStatus> statuses(Collection<Long> fileIds) {
            throw new DatabaseException(new SQLException("the database is away", "08006"));
        }
    }
}
