package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.LogListener;
import dev.seans.filter.LoginBrake.Answer;
import dev.seans.identity.Authorization;
import dev.seans.identity.ClientAddress;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginBrakeTest {

    private static final int ATTEMPTS = 3;
    private static final ClientAddress HERE = new ClientAddress("203.0.113.7");

    private static final SessionKey SESSION = SessionId.generate().key();

    /** Any beginning will do: it is that of no clock. */
    private long now = Long.MAX_VALUE - 5;

    private final LoginBrake brake = new LoginBrake(
            GivenSettings.with(Map.of("seans.login.attempts", "3", "seans.login.pause", "1 min")), () -> now);

    private final AtomicInteger asked = new AtomicInteger();

    private HttpServletRequest request() {
        HttpServletRequest http =
                FakeRequest.withQuery(null).realmKnows("1c", "right").http();
        return new HttpServletRequestWrapper(http) {
            @Override
            public void login(String user, String password) throws ServletException {
                asked.incrementAndGet();
                super.login(user, password);
            }
        };
    }

    private Answer login(String user, String password) {
        return brake.verify(request(), HERE, new Authorization.Basic(user, password));
    }

    private void wrong(int times) {
        for (int time = 0; time < times; time++) {
            assertThat(login("1c", "wrong")).isEqualTo(Answer.WRONG);
        }
    }

    @Test
    void afterSoManyWrongOnesTheRealmIsNotAskedEvenAboutTheRightOne() {
        wrong(ATTEMPTS);

        assertThat(login("1c", "wrong")).isEqualTo(Answer.NOT_ASKED);
        assertThat(login("1c", "right")).isEqualTo(Answer.NOT_ASKED);
        assertThat(asked).hasValue(ATTEMPTS);
        assertThat(List.of(brake.wrong(), brake.notAsked())).containsExactly(3L, 2L);
    }

    @Test
    void oneMoreIsLookedAtInEachPause() {
        wrong(ATTEMPTS);
        for (int minute = 0; minute < 3; minute++) {
            now += Duration.ofMinutes(1).toNanos();

            wrong(1);
            assertThat(login("1c", "wrong")).isEqualTo(Answer.NOT_ASKED);
        }
    }

    @Test
    void aClientIsToldInHowManySecondsItsNextOneIsLookedAt() {
        wrong(ATTEMPTS);
        now += Duration.ofSeconds(15).toNanos();
        HttpServletRequest next = request();

        brake.verify(next, HERE, new Authorization.Basic("1c", "wrong"));

        assertThat(LoginBrake.secondsToWait(next)).isEqualTo("46");
    }

    @Test
    void aRightOneForgetsTheWrongOnes() {
        wrong(ATTEMPTS - 1);

        assertThat(login("1c", "right")).isEqualTo(Answer.RIGHT);
        wrong(ATTEMPTS);
    }

    @Test
    void otherUsersAndOtherAddressesAreNotConcerned() {
        wrong(ATTEMPTS);

        assertThat(login("other", "wrong")).isEqualTo(Answer.WRONG);
        assertThat(brake.verify(request(), new ClientAddress("203.0.113.8"), new Authorization.Basic("1c", "right")))
                .isEqualTo(Answer.RIGHT);
    }

    @Test
    void aNameInOtherLettersAndAnAddressInTheSameNetworkAreTheSame() {
        Stream.of("2001:db8::1", "2001:db8::2", "2001:db8::3")
                .forEach(address ->
                        brake.verify(request(), new ClientAddress(address), new Authorization.Basic("Admin", "wrong")));

        assertThat(brake.verify(request(), new ClientAddress("2001:db8::4"), new Authorization.Basic("aDMIN", "wrong")))
                .isEqualTo(Answer.NOT_ASKED);
    }

    @Test
    void whoeverHoldsASessionOfTheseCredentialsIsAskedAbout() {
        wrong(ATTEMPTS);

        assertThat(withSession(SESSION, true)).isEqualTo(Answer.RIGHT);
        assertThat(login("1c", "right")).isEqualTo(Answer.NOT_ASKED);
    }

    @Test
    void aStolenIdIsGoodForNoMoreGuessesThanTheRealm() {
        wrong(ATTEMPTS);
        for (int guess = 0; guess < ATTEMPTS; guess++) {
            assertThat(withSession(SESSION, false)).isEqualTo(Answer.NOT_ASKED);
        }

        assertThat(withSession(SESSION, true)).isEqualTo(Answer.NOT_ASKED);
        assertThat(withSession(SessionId.generate().key(), true)).isEqualTo(Answer.RIGHT);
    }

    private Answer withSession(SessionKey session, boolean isGood) {
        return brake.verify(
                request(),
                HERE,
                new Authorization.Basic("1c", "right"),
                Optional.of(new LoginBrake.Proof(session, () -> isGood)));
    }

    @Test
    void whatIsAProxysFillsABucketOfItsOwnAndNobodyIsTold() {
        try (LogListener log = LogListener.on(LoginBrake.class)) {
            for (int time = 0; time < ATTEMPTS; time++) {
                assertThat(brake.verifyForeign(request(), HERE, new Authorization.Basic("1c", "proxy's")))
                        .isEqualTo(Answer.WRONG);
            }

            assertThat(brake.verifyForeign(request(), HERE, new Authorization.Basic("1c", "proxy's")))
                    .isEqualTo(Answer.NOT_ASKED);
            assertThat(log.lines()).isEmpty();
        }
        assertThat(List.of(brake.wrong(), brake.notAsked())).containsExactly(0L, 0L);
        assertThat(login("1c", "right")).isEqualTo(Answer.RIGHT);
    }

    @Test
    void manyAtOnceAreNoWayAroundWhenTheBucketHasDrained() {
        wrong(1);
        now += Duration.ofHours(1).toNanos();
        AtomicInteger inside = new AtomicInteger();

        Answer answer = askWhileAsking(inside);

        assertThat(answer).isEqualTo(Answer.WRONG);
        assertThat(inside).hasValue(ATTEMPTS);
    }

    /** Each is sent while the one before is being looked at. */
    private Answer askWhileAsking(AtomicInteger inside) {
        HttpServletRequest nested = new HttpServletRequestWrapper(request()) {
            @Override
            public void login(String user, String password) throws ServletException {
                inside.incrementAndGet();
                askWhileAsking(inside);
                super.login(user, password);
            }
        };
        return brake.verify(nested, HERE, new Authorization.Basic("1c", "wrong"));
    }

    @Test
    void aRealmThatFailsIsNoWrongPassword() {
        HttpServletRequest failing = new HttpServletRequestWrapper(request()) {
            @Override
            public void login(String user, String password) {
                throw new IllegalStateException("the directory is away");
            }
        };
        for (int time = 0; time < 2 * ATTEMPTS; time++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> brake.verify(failing, HERE, new Authorization.Basic("1c", "right")));
        }

        assertThat(login("1c", "right")).isEqualTo(Answer.RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin ", " Admin", "ADMIN\u00A0", "\uFF41dmin", "\u00C1dmin"})
    void anotherSpellingOfANameIsTheSameUser(String spelling) {
        for (int time = 0; time < ATTEMPTS; time++) {
            login("admin", "wrong");
        }

        assertThat(login(spelling, "wrong")).isEqualTo(Answer.NOT_ASKED);
    }

    @Test
    void settingsMayBeAsLargeAsTheyLike() {
        LoginBrake endless = new LoginBrake(
                GivenSettings.with(Map.of("seans.login.attempts", "999999999", "seans.login.pause", "99999999 d")),
                () -> now);

        for (int time = 0; time < 1_000; time++) {
            assertThat(endless.verify(request(), HERE, new Authorization.Basic("1c", "wrong")))
                    .isEqualTo(Answer.WRONG);
        }
    }

    @Test
    void manyAtOnceGetNoMoreLooksThanOneAfterTheOther() throws Exception {
        wrong(1);
        CountDownLatch realmAnswers = new CountDownLatch(1);
        ExecutorService many = Executors.newFixedThreadPool(20);
        try {
            List<Future<Answer>> answers = IntStream.range(0, 20)
                    .mapToObj(number -> many.submit(() -> brake.verify(
                            slow(request(), realmAnswers), HERE, new Authorization.Basic("1c", "wrong" + number))))
                    .toList();
            await("all but two are answered").until(() -> brake.notAsked() == 18);
            realmAnswers.countDown();
            int looks = 0;
            for (Future<Answer> answer : answers) {
                looks += answer.get() == Answer.WRONG ? 1 : 0;
            }
            assertThat(looks).isEqualTo(2);
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void aUserWhoHasMadeNoMistakeMayComeOftenAtOnce() throws Exception {
        CountDownLatch realmAnswers = new CountDownLatch(1);
        ExecutorService many = Executors.newFixedThreadPool(20);
        try {
            List<Future<Answer>> answers = IntStream.range(0, 20)
                    .mapToObj(number -> many.submit(() ->
                            brake.verify(slow(request(), realmAnswers), HERE, new Authorization.Basic("1c", "right"))))
                    .toList();
            await("the realm is asked by all").until(() -> asked.get() == 20);
            realmAnswers.countDown();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get()).isEqualTo(Answer.RIGHT);
            }
        } finally {
            many.shutdownNow();
        }
    }

    private HttpServletRequest slow(HttpServletRequest request, CountDownLatch realmAnswers) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public void login(String user, String password) throws ServletException {
                asked.incrementAndGet();
                try {
                    realmAnswers.await();
                } catch (InterruptedException stopped) {
                    throw new ServletException(stopped);
                }
                super.login(user, password);
            }
        };
    }

    @Test
    void manyNamesPushOutEachOtherAndNotTheOneThatIsHeldOff() {
        wrong(ATTEMPTS);

        for (int name = 0; name < 20_000; name++) {
            login("name" + name, "wrong");
        }

        assertThat(login("1c", "right")).isEqualTo(Answer.NOT_ASKED);
    }

    @Test
    void theLogHasTheAddressOnceForEachFilling() {
        try (LogListener log = LogListener.on(LoginBrake.class)) {
            wrong(ATTEMPTS);
            for (int time = 0; time < 100; time++) {
                login("1c", "wrong");
            }

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING Too many wrong passwords: address=203.0.113.7 user=1c. ");
        }
    }

    @Test
    void aNameCannotForgeAnAddress() {
        try (LogListener log = LogListener.on(LoginBrake.class)) {
            for (int time = 0; time < ATTEMPTS; time++) {
                login("x address=198.51.100.1 user=y", "wrong");
            }

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("address=203.0.113.7 user=\"x address=198.51.100.1 user=y\"");
        }
    }
}
