package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.LeaseDatabase;
import dev.seans.database.OutsideTransactions;
import dev.seans.database.TestDatabase;
import dev.seans.identity.ClientAddress;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests of one address, of which the first hangs at the database. */
class RecoveryTurnTest {

    private static final NewSession VISITOR =
            new NewSession("shop", "", new ClientAddress("192.0.2.1"), Duration.ofMinutes(10));

    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicBoolean nextHangs = new AtomicBoolean();
    private final Recovery recovery = recovery(TestDatabase.H2.fresh().dataSource());

    @Test
    @Timeout(30)
    void aRequestThatHangsAtTheDatabaseHoldsTheOthersOfItsAddressNoLongerThanTheirPatience() throws Exception {
        OpenedSession before = session();
        nextHangs.set(true);
        CompletableFuture<OpenedSession> hanging = CompletableFuture.supplyAsync(this::session);
        hangs.await();

        assertThat(session().id()).isNotEqualTo(before.id());

        assertThat(hanging).isNotDone();
        goOn.countDown();
        hanging.join();
    }

    private OpenedSession session() {
        return recovery.findAgainOrOpen(VISITOR, AddressBinding.EXACT, Access.NONE);
    }

    private Recovery recovery(DataSource real) {
        Settings settings = GivenSettings.defaults();
        DataSource source = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, given) -> {
                    if (nextHangs.getAndSet(false)) {
                        hangs.countDown();
                        goOn.await();
                    }
                    return method.invoke(real, given);
                });
        LeaseDatabase database = new LeaseDatabase(new Database(source), new OutsideTransactions());
        LeaseNode node = new LeaseNode(settings);
        return new Recovery(
                new RecoveryRows(database, node),
                new SessionRows(database, node),
                new KnownSessions(),
                settings,
                Duration.ofMillis(50));
    }
}
