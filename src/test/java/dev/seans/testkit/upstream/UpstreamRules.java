package dev.seans.testkit.upstream;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What a {@link TestUpstream} demands, tells, and how long its sessions live; tests may change it at any time. */
public final class UpstreamRules {

    private final InstantSource time;
    private final LivingSessions sessions;
    private final Map<Count, LongAdder> counts = new ConcurrentHashMap<>();

    private volatile String user = "keeper";
    private volatile String password = "secret";
    private volatile Set<ExpiryTold> told = Set.of();
    private volatile @Nullable PlainReply lostAnswer;
    private volatile PlainReply refusal = PlainReply.of(401);
    private volatile boolean oneSession;
    private volatile boolean authorizesCalls = true;
    private volatile int mostSessions = Integer.MAX_VALUE;

    UpstreamRules(InstantSource time) {
        this.time = time;
        this.sessions = new LivingSessions(time);
    }

    /** From its login on; null: for ever. */
    public void lifetime(@Nullable Duration limit) {
        sessions.lifetime(limit);
    }

    /** After its last call; null: never. */
    public void idle(@Nullable Duration limit) {
        sessions.idle(limit);
    }

    /** How it tells the lifetime, if it does; nothing at first. */
    public void tells(ExpiryTold... ways) {
        Set<ExpiryTold> chosen = EnumSet.noneOf(ExpiryTold.class);
        chosen.addAll(Set.of(ways));
        told = chosen;
    }

    public void user(String name) {
        user = name;
    }

    public void password(String text) {
        password = text;
    }

    /** What a call without a living session is answered; at first 401, with ibsession 404. */
    public void lostAnswer(PlainReply reply) {
        lostAnswer = reply;
    }

    /** What wrong credentials are answered; at first 401. */
    public void refusal(PlainReply reply) {
        refusal = reply;
    }

    /** Whether a login ends the sessions that there were. */
    public void oneSession(boolean only) {
        oneSession = only;
    }

    /** ibsession: whether each call needs Basic credentials; at first it does. */
    public void authorizesCalls(boolean each) {
        authorizesCalls = each;
    }

    /** ibsession: how many sessions can live at one time; a login beyond it is answered 406. */
    public void mostSessions(int limit) {
        mostSessions = limit;
    }

    LivingSessions sessions() {
        return sessions;
    }

    boolean authorizesCalls() {
        return authorizesCalls;
    }

    boolean isFull() {
        return sessions.count() >= mostSessions;
    }

    boolean accepts(SeenRequest request) {
        return request.basic().filter((user + ":" + password)::equals).isPresent();
    }

    PlainReply refusal() {
        add(Count.REFUSED_LOGINS);
        return refusal;
    }

    PlainReply lost(PlainReply otherwise) {
        PlainReply chosen = lostAnswer;
        return (chosen == null ? otherwise : chosen).with("X-Test-Lost", "yes");
    }

    boolean isLostAnswer(PlainReply said) {
        return said.headers().contains("X-Test-Lost: yes");
    }

    String begin() {
        if (oneSession) {
            sessions.endAll();
        }
        add(Count.LOGINS);
        return sessions.start();
    }

    String setCookie(String name, String id) {
        Optional<Duration> lifetime = sessions.lifetime();
        String cookie = name + "=" + id + "; Path=/; HttpOnly";
        if (told.contains(ExpiryTold.MAX_AGE) && lifetime.isPresent()) {
            cookie += "; Max-Age=" + lifetime.get().toSeconds();
        }
        if (told.contains(ExpiryTold.EXPIRES) && lifetime.isPresent()) {
            cookie += "; Expires=" + httpDate(lifetime.get());
        }
        return cookie;
    }

    String loginBody() {
        Duration lifetime = sessions.lifetime().orElse(Duration.ofHours(4));
        if (told.contains(ExpiryTold.JSON_SECONDS)) {
            return "{\"token\":{\"expiry\":" + lifetime.toSeconds() + "}}";
        }
        if (told.contains(ExpiryTold.JSON_DATE)) {
            return "{\"token\":{\"expiry\":\"" + time.instant().plus(lifetime) + "\"}}";
        }
        return "{}";
    }

    String httpDate(Duration later) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                time.instant().plus(later).atOffset(ZoneOffset.UTC));
    }

    long count(Count what) {
        return counts.computeIfAbsent(what, first -> new LongAdder()).sum();
    }

    void add(Count what) {
        counts.computeIfAbsent(what, first -> new LongAdder()).increment();
    }
}
