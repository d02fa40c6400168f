package dev.seans.client;

import dev.seans.database.DatabaseClock;
import dev.seans.database.LeaseDatabase;
import dev.seans.settings.ActiveSettings;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.UpstreamHttp;
import dev.seans.upstream.UpstreamName;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The clients of an application inside a server: one for each upstream, however often it is asked for. Nothing of Seans
 * need have been started.
 */
@OnePerApplication
public class SessionClients {

    private final LeaseDatabase database;
    private final DatabaseClock clock;
    private final SessionCipher cipher;
    private final ActiveSettings settings;
    private final Map<UpstreamName, SessionClient> clients = new ConcurrentHashMap<>();

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    @SuppressWarnings("NullAway.Init") // filled in by the server
    private ManagedThreadFactory threadsOfServer;

    @SuppressWarnings("NullAway.Init") // from then on
    private ClientThreads threads;

    @Inject
    public SessionClients(LeaseDatabase database, DatabaseClock clock, SessionCipher cipher, ActiveSettings settings) {
        this.database = database;
        this.clock = clock;
        this.cipher = cipher;
        this.settings = settings;
    }

    /** @throws NoClassDefFoundError where no container runs */
    static SessionClient ofApplication(String name) {
        return CDI.current().select(SessionClients.class).get().of(name);
    }

    @PostConstruct
    void start() {
        threads = new ClientThreads(threadsOfServer);
    }

    /**
     * The client of this upstream. Whether somebody keeps it is found out by its calls.
     *
     * @throws IllegalArgumentException if no upstream can have this name
     * @throws dev.seans.settings.InvalidSettingsException if this process' settings of its proxy or trust store are wrong
     */
    public SessionClient of(String name) {
        return clients.computeIfAbsent(new UpstreamName(name), known -> client(known, UpstreamHttp::newClient));
    }

    /**
     * A new one whose answers are received on one thread, for whoever never blocks it; they do not tell their TLS session.
     *
     * @throws IllegalArgumentException as {@link #of}
     * @throws dev.seans.settings.InvalidSettingsException as {@link #of}
     */
    public SessionClient ofOneThread(String name) {
        return client(new UpstreamName(name), UpstreamHttp::newClientOfOneThread);
    }

    private SessionClient client(UpstreamName name, Function<UpstreamHttp, HttpClient> way) {
        UpstreamHttp http = UpstreamHttp.of(UpstreamSettings.ofClient(name.text(), settings.raw()));
        ClientGround ground = new ClientGround(database, clock, cipher, threads, System::nanoTime);
        return new KeptSessionClient(name, ground, way.apply(http));
    }

    @Produces
    @Dependent
    @Upstream("")
    SessionClient injected(InjectionPoint point) {
        return of(point.getAnnotated().getAnnotation(Upstream.class).value());
    }

    @PreDestroy
    void stop() {
        threads.stop();
    }
}
