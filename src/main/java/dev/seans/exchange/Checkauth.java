package dev.seans.exchange;

import dev.seans.database.DatabaseClock;
import dev.seans.filter.BasicChallenge;
import dev.seans.filter.SessionEntry;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.registry.ImportSources;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.UploadLimits;
import dev.seans.uploads.UploadRefusedException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code mode=checkauth}: opens a session and tells its id. 1C takes it from the lines, other clients from the cookie
 * (protocol, section 1.2).
 */
@OnePerApplication
class Checkauth implements ExchangeMode {

    static final String NAME = "checkauth";

    /** What was opened and not used by then never is: 1C goes on at once. */
    private static final Duration UNUSED = Duration.ofMinutes(2);

    private final ImportSources sources;
    private final Exchanges exchanges;
    private final DatabaseClock clock;
    private final UploadLimits limits;
    private final Settings settings;
    private final ExchangeTexts texts;

    @Inject
    Checkauth(
            ImportSources sources,
            Exchanges exchanges,
            DatabaseClock clock,
            UploadLimits limits,
            Settings settings,
            ExchangeTexts texts) {
        this.sources = sources;
        this.exchanges = exchanges;
        this.clock = clock;
        this.limits = limits;
        this.settings = settings;
        this.texts = texts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<ExchangeType> types() {
        return EnumSet.allOf(ExchangeType.class);
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        Optional<SessionEntry> entry = SessionEntry.of(request.http());
        if (entry.isEmpty() || entry.get().user().isEmpty()) {
            return Optional.of(unauthorized(request));
        }
        String user = entry.get().user().get();
        request.notes().put("user", user);
        if (!hasRoom(entry.get(), request)) {
            return Optional.of(Reply.failure(texts.of(
                    ExchangeText.TOO_MANY_SESSIONS,
                    Setting.EXCHANGE_SESSION_LIMIT.key(),
                    settings.effective(Setting.EXCHANGE_SESSION_LIMIT).text())));
        }
        try {
            limits.disk(0);
        } catch (UploadRefusedException full) {
            return Optional.of(Reply.failure(
                    texts.of(ExchangeText.DISK_NEARLY_FULL, full.limit().key(), full.value())));
        }
        return Optional.of(open(request, entry.get(), user));
    }

    /** Clients that lose their cookies open a session for each portion: these make room for each other. */
    private boolean hasRoom(SessionEntry entry, ExchangeRequest request) {
        if (entry.liveSessions() < settings.integer(Setting.EXCHANGE_SESSION_LIMIT)) {
            return true;
        }
        Optional<SessionKey> ended =
                entry.endUnused(UNUSED, keys -> exchanges.unusedOf(keys, settings.duration(Setting.UPLOAD_MAX_TIME)));
        ended.ifPresent(key -> {
            exchanges.forgetUnused(key);
            request.notes().put("ended", key);
        });
        return ended.isPresent();
    }

    private Reply open(ExchangeRequest request, SessionEntry entry, String user) {
        sources.ensure(settings.sourceOf(user));
        SessionId id = entry.open(settings.duration(Setting.EXCHANGE_SESSION_TIMEOUT));
        exchanges.opened(id.key(), user, entry.origin().address().text());
        request.notes().put("session", id.key());
        request.response()
                .addHeader("Set-Cookie", cookie(request.http(), entry.origin().secure(), id));
        return Reply.of(
                "success",
                settings.text(Setting.COOKIE),
                id.secret(),
                "sessid=" + id.secret(),
                "timestamp=" + clock.now().getEpochSecond());
    }

    /** Written by hand: exactly one header, the pair first, because some clients echo all of it as their Cookie. */
    private String cookie(HttpServletRequest http, boolean secure, SessionId id) {
        String path = http.getContextPath().isEmpty() ? "/" : http.getContextPath();
        return "%s=%s; Path=%s; HttpOnly; SameSite=Lax%s"
                .formatted(settings.text(Setting.COOKIE), id.secret(), path, secure ? "; Secure" : "");
    }

    private Reply unauthorized(ExchangeRequest request) {
        BasicChallenge.addTo(request.response());
        return Reply.failure(texts.of(ExchangeText.CREDENTIALS_MISSING))
                .withStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
}
