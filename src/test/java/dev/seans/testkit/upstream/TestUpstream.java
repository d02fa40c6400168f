package dev.seans.testkit.upstream;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ServerSocketFactory;

/**
 * An upstream: a real HTTP server on a loopback port, with a clock that tests can move, and answers that tests can spoil.
 * It logs in at {@code /login}, has a check path {@code /check}, {@code /slow}, which waits for {@link #slowCalls}, and
 * data everywhere else. User and password are {@code keeper} and {@code secret}.
 */
public final class TestUpstream implements AutoCloseable {

    private static final String CHECK = "/check";
    private static final String SLOW = "/slow";

    private final HttpPort port;
    private final String scheme;
    private final UpstreamRules rules;
    private final Dialect dialect;
    private final AnswerScript script = new AnswerScript();
    private final Gate slowCalls = new Gate();
    private final Map<Count, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, SeenRequest> lastByPath = new ConcurrentHashMap<>();
    private final AtomicInteger loginsNow = new AtomicInteger();
    private final AtomicInteger mostLoginsAtOnce = new AtomicInteger();

    private TestUpstream(String scheme, ServerSocketFactory sockets, UpstreamRules rules, Dialect dialect) {
        this.scheme = scheme;
        this.rules = rules;
        this.dialect = dialect;
        this.port = new HttpPort(sockets, this::answer);
    }

    /** Basic credentials for a cookie named {@code sid}. */
    public static TestUpstream basic(InstantSource time) {
        UpstreamRules rules = new UpstreamRules(time);
        return new TestUpstream("http", ServerSocketFactory.getDefault(), rules, new BasicDialect(rules));
    }

    /** The same over TLS, with the certificate of this factory. */
    public static TestUpstream basicOverTls(InstantSource time, ServerSocketFactory sockets) {
        UpstreamRules rules = new UpstreamRules(time);
        return new TestUpstream("https", sockets, rules, new BasicDialect(rules));
    }

    /** 1C: {@code IBSession}, Basic credentials with each call, one call at a time, 20 s idle. */
    public static TestUpstream ibsession(InstantSource time) {
        UpstreamRules rules = new UpstreamRules(time);
        rules.sessions().idle(Duration.ofSeconds(20));
        return new TestUpstream("http", ServerSocketFactory.getDefault(), rules, new IbSessionDialect(rules));
    }

    /** Its address, without a path. */
    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + port.number());
    }

    /** What it demands and tells. */
    public UpstreamRules rules() {
        return rules;
    }

    /** The next requests to this path, and to those below it, are answered so. */
    public void next(String path, int requests, TestAnswer answer) {
        script.next(path, requests, answer);
    }

    /** All requests to this path, and to those below it, are answered so, until {@link #asUsual}. */
    public void always(String path, TestAnswer answer) {
        script.always(path, answer);
    }

    /** What tests wanted of this path is forgotten. */
    public void asUsual(String path) {
        script.forget(path);
    }

    /** Holds the calls of {@code /slow} until a test opens it. */
    public Gate slowCalls() {
        return slowCalls;
    }

    /** Nobody listens any more; connections break. Its sessions live on. */
    public void down() {
        port.shut();
    }

    /** Listens again on the same port. */
    public void up() {
        port.reopen();
    }

    /** Ends all sessions. */
    public void expireAll() {
        rules.sessions().endAll();
    }

    /** Sessions that live now. */
    public int alive() {
        return rules.sessions().count();
    }

    /** The largest number of sessions that lived at one time. */
    public int mostAlive() {
        return rules.sessions().mostEver();
    }

    public long count(Count what) {
        return counts.computeIfAbsent(what, first -> new LongAdder()).sum() + rules.count(what);
    }

    public int mostLoginsAtOnce() {
        return mostLoginsAtOnce.get();
    }

    /** The last request to exactly this path. */
    public Optional<SeenRequest> last(String path) {
        return Optional.ofNullable(lastByPath.get(path));
    }

    @Override
    public void close() {
        port.close();
    }

    private WireReply answer(SeenRequest request) throws IOException, InterruptedException {
        lastByPath.put(request.path(), request);
        boolean isLogin = dialect.isLogin(request);
        add(kind(request, isLogin));
        if (!isLogin) {
            return scripted(request);
        }
        mostLoginsAtOnce.accumulateAndGet(loginsNow.incrementAndGet(), Math::max);
        try {
            return scripted(request);
        } finally {
            loginsNow.decrementAndGet();
        }
    }

    private WireReply scripted(SeenRequest request) throws IOException, InterruptedException {
        TestAnswer answer = script.take(request.path()).orElse(usual -> usual.get());
        WireReply reply = answer.to(() -> usual(request));
        if (reply instanceof PlainReply said && !dialect.isLogin(request)) {
            countAnswer(request, said);
        }
        return reply;
    }

    private PlainReply usual(SeenRequest request) {
        PlainReply reply =
                dialect.isLogin(request) ? dialect.login(request) : dialect.call(request, () -> work(request));
        return reply.with("Date", rules.httpDate(Duration.ZERO));
    }

    private PlainReply work(SeenRequest request) {
        if (request.path().equals(SLOW)) {
            try {
                slowCalls.pass();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
        return PlainReply.of(200).saying("application/json", "{\"path\":\"" + request.path() + "\"}");
    }

    private void countAnswer(SeenRequest request, PlainReply said) {
        boolean isCheck = request.path().equals(CHECK);
        if (said.status() == 406) {
            add(isCheck ? Count.CHECKS_BUSY : Count.DATA_BUSY);
        } else if (!isCheck && (said.status() == 401 || rules.isLostAnswer(said))) {
            add(Count.DATA_LOST);
        }
    }

    private static Count kind(SeenRequest request, boolean isLogin) {
        if (isLogin) {
            return Count.LOGIN_ATTEMPTS;
        }
        return request.path().equals(CHECK) ? Count.CHECKS : Count.DATA_CALLS;
    }

    private void add(Count what) {
        counts.computeIfAbsent(what, first -> new LongAdder()).increment();
    }
}
