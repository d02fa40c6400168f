package dev.seans.keeper;

import dev.seans.database.DatabaseClock;
import dev.seans.login.CheckOutcome;
import dev.seans.login.Credentials;
import dev.seans.login.Failure;
import dev.seans.login.GrantedSession;
import dev.seans.login.Lifetimes;
import dev.seans.login.LoginFailedException;
import dev.seans.login.NewContent;
import dev.seans.login.SessionCheck;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.UpstreamName;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Logs in and proves what that has brought. What cannot be used is finished. */
@OnePerApplication
class ProvedLogin {

    /** Shorter, a session would be over before any client had read it, and the keeper would do nothing but log in. */
    private static final Duration SHORTEST_LIFETIME = Duration.ofSeconds(1);

    /** Shorter, what tells the lifetime is more likely some other cookie than the session's. */
    private static final Duration SHORT_LIFETIME = Duration.ofMinutes(5);

    private final Set<UpstreamName> warned = ConcurrentHashMap.newKeySet();
    private final SessionCheck check;
    private final SessionEnding ending;
    private final LoginMemories memories;
    private final DatabaseClock clock;

    @Inject
    public ProvedLogin(SessionCheck check, SessionEnding ending, LoginMemories memories, DatabaseClock clock) {
        this.check = check;
        this.ending = ending;
        this.memories = memories;
        this.clock = clock;
    }

    /**
     * Logs in, once.
     *
     * @throws LoginFailedException if the upstream gives no session, or none that can be used
     * @throws LostLeaseException if another keeper has taken over meanwhile
     */
    Proved logIn(Round round, Credentials credentials)
            throws LoginFailedException, LostLeaseException, InterruptedException {
        round.lease().renew();
        Instant begunAt = clock.now();
        GrantedSession granted = granted(round, credentials);
        boolean proved = false;
        try {
            Proved session = prove(round, credentials, granted, begunAt);
            proved = true;
            return session;
        } finally {
            if (!proved) {
                ending.finish(round.kept(), granted);
            }
        }
    }

    /**
     * What a team's bean throws may tell secrets; its class does not. An error is not passed on either: a class that is
     * missing is missing each time, and only a failure that is noted holds the next login back.
     */
    private GrantedSession granted(Round round, Credentials credentials)
            throws LoginFailedException, InterruptedException {
        try {
            return round.kept().login().login(round.kept().access(), credentials, memories.of(round));
        } catch (LoginFailedException | InterruptedException | VirtualMachineError meant) {
            throw meant;
        } catch (Throwable defect) {
            throw new LoginFailedException(
                    Failure.DEFECT,
                    "the login " + round.kept().settings().text(UpstreamSetting.LOGIN) + " has thrown "
                            + defect.getClass().getName());
        }
    }

    private Proved prove(Round round, Credentials credentials, GrantedSession granted, Instant begunAt)
            throws LoginFailedException, LostLeaseException, InterruptedException {
        SessionContent content = NewContent.of(round.kept().settings(), credentials, granted);
        refuseUnusable(lifetime(round, granted), content);
        CheckOutcome outcome = check(round, content);
        if (outcome instanceof CheckOutcome.Alive alive) {
            Proved whole = new Proved(NewContent.renewed(content, alive.renewed()), begunAt, granted.lifetime());
            Proved chosen = granted.lasting().isEmpty()
                    ? whole
                    : lasting(round, whole, granted.lasting().get());
            warnIfShort(round, chosen.lifetime());
            return new Proved(
                    chosen.content(),
                    begunAt,
                    chosen.lifetime().or(round.rules()::lifetime).map(Lifetimes::capped));
        }
        throw new LoginFailedException(
                Failure.NOT_PROVED,
                "the new session did not get through the check path: " + said(outcome)
                        + unsent(round.kept().settings(), content));
    }

    /** Without what ends before the rest, if it gets through like this, too. */
    private Proved lasting(Round round, Proved whole, GrantedSession lasting)
            throws LostLeaseException, InterruptedException {
        SessionContent fewer = whole.content()
                .withCookies(whole.content().cookies().stream()
                        .filter(cookie -> lasting.cookies().stream().anyMatch(cookie::isSame))
                        .toList());
        return check(round, fewer) instanceof CheckOutcome.Alive alive
                ? new Proved(NewContent.renewed(fewer, alive.renewed()), whole.begunAt(), lasting.lifetime())
                : whole;
    }

    private CheckOutcome check(Round round, SessionContent content) throws LostLeaseException, InterruptedException {
        round.lease().renew();
        CheckOutcome outcome = round.tried(check, content);
        round.result().checked();
        return outcome;
    }

    private static Optional<Duration> lifetime(Round round, GrantedSession granted) {
        return granted.lifetime().or(round.rules()::lifetime).map(Lifetimes::capped);
    }

    /** The most frequent reason is seen before anybody asks: cookies that never went there. */
    private static String unsent(UpstreamSettings settings, SessionContent content) {
        URI check = URI.create(settings.baseUrl() + settings.checkPath());
        return content.cookies().stream()
                .flatMap(cookie -> cookie.obstacle(check).stream())
                .map(obstacle -> "; " + obstacle)
                .collect(Collectors.joining());
    }

    /** Once for each upstream: the keeper does what it is told, but logs in very often then. */
    private void warnIfShort(Round round, Optional<Duration> lifetime) {
        lifetime.filter(told -> told.compareTo(SHORT_LIFETIME) < 0 && warned.add(round.name()))
                .ifPresent(told -> round.log().shortLived(told));
    }

    private static void refuseUnusable(Optional<Duration> lifetime, SessionContent content)
            throws LoginFailedException {
        if (lifetime.filter(time -> time.compareTo(SHORTEST_LIFETIME) < 0).isPresent()) {
            throw new LoginFailedException(
                    Failure.UNEXPECTED_ANSWER,
                    "the new session ends at once; compare the clocks of the upstream and of the database");
        }
        if (!SessionCipher.fits(content)) {
            throw new LoginFailedException(
                    Failure.UNEXPECTED_ANSWER, "the cookies of the new session are larger than 100 kB in all");
        }
    }

    private static String said(CheckOutcome outcome) {
        if (outcome instanceof CheckOutcome.Lost lost) {
            return lost.how();
        }
        return outcome instanceof CheckOutcome.Unknown unknown ? unknown.text() : "it is busy";
    }

    /**
     * A session that got through the check path.
     *
     * @param begunAt when the login began: the lifetime counts from then, to be on the safe side
     */
    record Proved(SessionContent content, Instant begunAt, Optional<Duration> lifetime) {}
}
