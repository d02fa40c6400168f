package dev.seans.client;

import dev.seans.client.UpstreamSessionException.Reason;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.LeaseDatabase;
import dev.seans.database.OutsideTransactions;
import dev.seans.settings.RawSettings;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.EncryptionKeys;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.UpstreamAddress;
import dev.seans.upstream.UpstreamCookie;
import dev.seans.upstream.UpstreamHttp;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRows;
import dev.seans.upstream.UpstreamStatus;
import dev.seans.upstream.UpstreamStatuses;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;

/** A client of a session that the keeper keeps: reads it, sends it, tells when it is lost. */
final class KeptSessionClient implements SessionClient {

    private final UpstreamName name;
    private final LocalCopy copy;
    private final CurrentSession current;
    private final UpstreamStatuses statuses;
    private final ReportedLosses reported;
    private final ClientThreads threads;
    private final HttpClient http;

    /** Where no container runs. */
    static SessionClient standalone(UpstreamName name, DataSource dataSource, EncryptionKeys keys) {
        Database database = new Database(dataSource);
        ClientGround ground = new ClientGround(
                new LeaseDatabase(database, new OutsideTransactions()),
                new DatabaseClock(database),
                new SessionCipher(keys),
                ClientThreads.daemons(),
                System::nanoTime);
        UpstreamHttp http = UpstreamHttp.of(UpstreamSettings.ofClient(name.text(), RawSettings.ofProcess()));
        return new KeptSessionClient(name, ground, http.newClient());
    }

    KeptSessionClient(UpstreamName name, ClientGround ground, HttpClient http) {
        this.name = name;
        this.threads = ground.threads();
        ClientRows rows = new ClientRows(ground);
        copy = new LocalCopy(name, rows, ground);
        SessionWatch watch = new SessionWatch(copy, threads);
        current = new CurrentSession(copy, watch, threads.patience());
        statuses = new UpstreamStatuses(new UpstreamRows(ground.database(), ground.clock()));
        LostSessions lost = new LostSessions(rows, copy, watch, ground);
        reported = new ReportedLosses(name, copy, current, lost);
        LeasedSlots slots = new LeasedSlots(name, copy, current, ground);
        SharedCalls shared = new SharedCalls(current, lost, new RenewedCookies(rows, ground));
        this.http = new SessionHttpClient(name, http, new SessionCalls(current, shared, slots, lost, threads));
    }

    @Override
    public HttpClient httpClient() {
        return http;
    }

    @Override
    public URI uri(String path) throws UpstreamSessionException {
        return new UpstreamAddress(name, answer(current.get()).content().baseUrl()).of(path);
    }

    @Override
    public List<UpstreamCookie> cookies() throws UpstreamSessionException {
        return session().cookies();
    }

    @Override
    public SharedSession session() throws UpstreamSessionException {
        return answer(current.find(Look::shared));
    }

    @Override
    public SharedSession sessionAfterLossOf(long version) throws UpstreamSessionException {
        return answer(reported.after(version));
    }

    @Override
    public UpstreamStatus status() throws UpstreamSessionException {
        return answer(threads.ask(() -> statuses.find(name))
                        .exceptionallyCompose(away -> CompletableFuture.failedFuture(copy.unreachable(away))))
                .orElseThrow(() -> new UpstreamSessionException(Reason.UNKNOWN_UPSTREAM, Sentences.unknown(name)));
    }

    private static <T> T answer(CompletableFuture<T> asked) throws UpstreamSessionException {
        try {
            return asked.join();
        } catch (CompletionException failed) {
            if (Failures.unwrapped(failed) instanceof UpstreamSessionException known) {
                throw known.thrownAgain();
            }
            if (Failures.unwrapped(failed) instanceof RuntimeException mistake) {
                throw mistake;
            }
            throw failed;
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "client of the session of " + name;
    }
}
