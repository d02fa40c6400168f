package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.cookies.SessionCookie;
import dev.seans.cookies.SessionWords;
import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.GivenBeans;
import dev.seans.identity.IdSource;
import dev.seans.identity.RequestedId;
import dev.seans.identity.SessionId;
import dev.seans.identity.TrustedProxies;
import dev.seans.session.Access;
import dev.seans.session.AddressBinding;
import dev.seans.session.GivenNode;
import dev.seans.session.Sessions;
import dev.seans.settings.GivenSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision table of missing=refuse, row by row. */
class RequestIdentifierTest {

    private static final Duration IDLE = Duration.ofHours(24);
    private static final String HOME = "192.0.2.1";
    private static final String ENTRY = "mode=checkauth";
    private static final String INSIDE = "mode=file";

    private Database database;
    private Sessions sessions;
    private SessionId id;

    private final LoginBrake brake = new LoginBrake(GivenSettings.defaults());

    @BeforeEach
    void aSessionOf1c() {
        database = TestDatabase.H2.fresh();
        sessions = new Sessions(database, new DatabaseClock(database), new GivenBeans<>(List.of()));
        id = sessions.open("exchange", "1c", HOME, IDLE);
    }

    @Test
    void aRequestWithoutAnIdIsRefused() {
        assertRefused(request(INSIDE), RefusalReason.NO_ID);
        assertRefused(request(INSIDE + "&sessid="), RefusalReason.NO_ID);
        assertRefused(request(INSIDE).header("IBSession", "start"), RefusalReason.NO_ID);
        assertRefused(authorized(request(INSIDE), "1c", "right"), RefusalReason.NO_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "start", "finish", "../../etc/passwd", "%00"})
    void aMalformedIdIsRefusedEvenAtAnEntry(String malformed) {
        assertRefused(request(INSIDE + "&sessid=" + malformed), RefusalReason.MALFORMED_ID);
        assertRefused(request(ENTRY + "&sessid=" + malformed), RefusalReason.MALFORMED_ID);
        assertRefused(authorized(request(ENTRY + "&sessid=" + malformed), "1c", "right"), RefusalReason.MALFORMED_ID);
    }

    @Test
    void anIdThatTheClientHasCutGetsAReasonOfItsOwn() {
        String cut = id.secret().substring(0, 32);

        assertRefused(request(INSIDE + "&sessid=" + cut), RefusalReason.TRUNCATED_ID);
        assertRefused(request(INSIDE).header("Cookie", "seans=" + cut), RefusalReason.TRUNCATED_ID);
        assertRefused(request(INSIDE + "&sessid=" + cut.substring(1)), RefusalReason.MALFORMED_ID);
        assertRefused(request(INSIDE + "&sessid=0123456789abcdef0123456789abcdef"), RefusalReason.MALFORMED_ID);
    }

    @Test
    void aGoodIdBehindAMalformedOneDoesNotHelp() {
        assertRefused(
                request(INSIDE + "&sessid=x").header("Cookie", "seans=" + id.secret()), RefusalReason.MALFORMED_ID);
    }

    @Test
    void anUnknownIdIsRefused() {
        assertRefused(request(INSIDE + "&sessid=" + SessionId.generate().secret()), RefusalReason.UNKNOWN_ID);
    }

    @Test
    void theKeyOfASessionIsNoId() {
        assertRefused(request(INSIDE + "&sessid=" + id.key().hex()), RefusalReason.MALFORMED_ID);
        assertRefused(request(INSIDE + "&sessid=" + id.key().hex().substring(0, 43)), RefusalReason.UNKNOWN_ID);
    }

    @Test
    void anUnknownIdInTheUrlIsNotRescuedByAKnownOneInTheCookie() {
        assertRefused(
                request(INSIDE + "&sessid=" + SessionId.generate().secret()).header("Cookie", "seans=" + id.secret()),
                RefusalReason.UNKNOWN_ID);
    }

    @Test
    void anExpiredIdIsRefused() {
        assertIdentified(request(INSIDE + "&sessid=" + id.secret()), IdSource.URL);
        GivenTime.expire(database, id);
        assertRefused(request(INSIDE + "&sessid=" + id.secret()), RefusalReason.UNKNOWN_ID);
    }

    @Test
    void anIdOfAnotherScopeIsUnknown() {
        SessionId elsewhere = sessions.open("services", "1c", HOME, IDLE);

        assertRefused(request(INSIDE + "&sessid=" + elsewhere.secret()), RefusalReason.UNKNOWN_ID);
    }

    @Test
    void anIdOfAnotherUserIsRefused() {
        assertRefused(
                authorized(request(INSIDE + "&sessid=" + id.secret()), "other", "right"), RefusalReason.OTHER_USER);
        assertRefused(authorized(request(INSIDE + "&sessid=" + id.secret()), "1C", "right"), RefusalReason.OTHER_USER);
    }

    @Test
    void anIdFromAnotherAddressIsRefusedIfThePolicyBindsIt() {
        FakeRequest elsewhere = request(INSIDE + "&sessid=" + id.secret()).from("192.0.2.99");

        assertThat(reason(identify(elsewhere, AddressBinding.EXACT))).isEqualTo(RefusalReason.OTHER_ADDRESS);
        assertThat(reason(identify(elsewhere, AddressBinding.IPV6_64))).isEqualTo(RefusalReason.OTHER_ADDRESS);
        assertThat(identify(elsewhere, AddressBinding.OFF)).isInstanceOf(Verdict.Identified.class);
    }

    @ParameterizedTest
    @EnumSource
    void aValidIdGoesOnFromWhicheverSource(IdSource source) {
        FakeRequest request =
                switch (source) {
                    case URL -> request(INSIDE + "&sessid=" + id.secret());
                    case COOKIE -> request(INSIDE).header("Cookie", "seans=" + id.secret());
                    case HEADER -> request(INSIDE).header("IBSession", id.secret());
                };

        assertIdentified(request, source);
        assertIdentified(authorized(request, "1c", "right"), source);
    }

    @Test
    void wrongCredentialsAreRefusedWhateverElseIsRight() {
        assertRefused(
                authorized(request(INSIDE + "&sessid=" + id.secret()), "1c", "wrong"), RefusalReason.WRONG_CREDENTIALS);
        assertRefused(
                request(INSIDE + "&sessid=" + id.secret()).header("Authorization", "Bearer x"),
                RefusalReason.WRONG_CREDENTIALS);
        assertRefused(authorized(request(INSIDE), "1c", "wrong"), RefusalReason.WRONG_CREDENTIALS);
        assertRefused(authorized(request(ENTRY), "1c", "wrong"), RefusalReason.WRONG_CREDENTIALS);
        assertRefused(request(ENTRY).header("Authorization", "Basic ???"), RefusalReason.WRONG_CREDENTIALS);
    }

    @Test
    void afterTooManyWrongPasswordsOnlyAnEntryIsRefusedForThem() {
        for (int time = 0; time < 10; time++) {
            assertRefused(authorized(request(ENTRY), "1c", "wrong"), RefusalReason.WRONG_CREDENTIALS);
        }

        assertRefused(authorized(request(ENTRY), "1c", "right"), RefusalReason.LOGIN_BRAKED);
        assertRefused(authorized(request(INSIDE), "1c", "right"), RefusalReason.NO_ID);
        assertRefused(
                authorized(request(INSIDE + "&sessid=" + SessionId.generate().secret()), "1c", "right"),
                RefusalReason.UNKNOWN_ID);
        assertIdentified(authorized(request(INSIDE + "&sessid=" + id.secret()), "1c", "right"), IdSource.URL);
    }

    @Test
    void anEntryOpensASessionForTheUserOfTheCredentials() {
        SessionEntry entry = entry(authorized(request(ENTRY), "1c", "right"));

        assertThat(entry.user()).contains("1c");
        assertThat(entry.liveSessions()).isEqualTo(1);
        SessionId opened = entry.open(IDLE);
        assertThat(entry.liveSessions()).isEqualTo(2);
        assertThat(opened).isNotEqualTo(id);
        assertIdentified(request(INSIDE + "&sessid=" + opened.secret()), IdSource.URL, opened);
    }

    @Test
    void anEntryWithoutCredentialsIsForTheServletToRefuse() {
        assertThat(entry(request(ENTRY)).user()).isEqualTo(Optional.empty());
    }

    @Test
    void whateverIdComesAlongAnEntryOpensANewSession() {
        SessionId expired = sessions.open("exchange", "1c", HOME, Duration.ofMinutes(1));
        SessionId ofOther = sessions.open("exchange", "other", HOME, IDLE);
        GivenTime.expire(database, expired);

        for (SessionId any : List.of(id, expired, ofOther, SessionId.generate())) {
            FakeRequest request = request(ENTRY + "&sessid=" + any.secret()).from("192.0.2.77");
            assertThat(entry(authorized(request, "1c", "right")).user()).contains("1c");
        }
    }

    @Test
    void withoutAnEntryPatternCheckauthIsARequestLikeAnyOther() {
        assertThat(reason(identify(request(ENTRY), policy(EntryPattern.NONE, AddressBinding.OFF))))
                .isEqualTo(RefusalReason.NO_ID);
    }

    @Test
    void onlyARequestThatGoesOnKeepsTheSessionAlive() {
        GivenTime.age(database, id, Duration.ofMinutes(10));
        Instant opened = lastAccess();

        identify(authorized(request(INSIDE + "&sessid=" + id.secret()), "other", "right"), AddressBinding.OFF);
        identify(request(INSIDE + "&sessid=" + id.secret()).from("192.0.2.99"), AddressBinding.EXACT);
        assertThat(lastAccess()).isEqualTo(opened);
        identify(request(INSIDE + "&sessid=" + id.secret()), AddressBinding.EXACT);
        assertThat(lastAccess()).isAfter(opened);
    }

    @Test
    void aRefusalKnowsForTheLogWhoCameWithWhichId() {
        Verdict verdict =
                identify(authorized(request(INSIDE + "&sessid=" + id.secret()), "other", "right"), AddressBinding.OFF);

        assertThat(verdict)
                .isEqualTo(new Verdict.Refused(
                        RefusalReason.OTHER_USER,
                        Optional.of(new RequestedId.Present(id, IdSource.URL)),
                        Optional.of("other")));
    }

    @Test
    void aRefusalOpensNoSession() {
        identify(request(INSIDE), AddressBinding.OFF);
        identify(request(INSIDE + "&sessid=" + SessionId.generate().secret()), AddressBinding.OFF);
        identify(authorized(request(ENTRY), "1c", "wrong"), AddressBinding.OFF);

        assertThat(database.query("SELECT session_key FROM seans_session", row -> row.getString(1)))
                .containsExactly(id.key().hex());
    }

    private void assertRefused(FakeRequest request, RefusalReason reason) {
        assertThat(reason(identify(request, AddressBinding.OFF))).isEqualTo(reason);
    }

    private static RefusalReason reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).reason();
    }

    private void assertIdentified(FakeRequest request, IdSource source) {
        assertIdentified(request, source, id);
    }

    private void assertIdentified(FakeRequest request, IdSource source, SessionId expected) {
        assertThat(identify(request, AddressBinding.EXACT))
                .isInstanceOfSatisfying(Verdict.Identified.class, identified -> {
                    assertThat(identified.claimed().lease().session().key()).isEqualTo(expected.key());
                    assertThat(identified.claimed().lease().session().user()).isEqualTo("1c");
                    assertThat(identified.visitor().present().orElseThrow().source())
                            .isEqualTo(source);
                });
    }

    private SessionEntry entry(FakeRequest request) {
        Verdict verdict = identify(request, AddressBinding.EXACT);
        assertThat(verdict).isInstanceOf(Verdict.Entry.class);
        return ((Verdict.Entry) verdict).entry();
    }

    private Verdict identify(FakeRequest request, AddressBinding binding) {
        return identify(request, policy(EntryPattern.parse(ENTRY), binding));
    }

    /** Each time on another node, so that none remembers what it has seen. */
    private Verdict identify(FakeRequest request, FilterPolicy policy) {
        TakeSession taking =
                new TakeSession(policy, new GivenNode(database, GivenSettings.with(Map.of())).leases(), IDLE);
        RequestIdentifier identifier = new RequestIdentifier(
                new SessionCookie("seans", "/seans", false, SessionWords.NONE),
                taking,
                sessions,
                TrustedProxies.parse(List.of()),
                brake);
        HttpServletRequest http = request.http();
        return identifier.identify(http, identifier.visitor(http));
    }

    private static FilterPolicy policy(EntryPattern entry, AddressBinding binding) {
        return new FilterPolicy(
                List.of(IdSource.URL, IdSource.COOKIE, IdSource.HEADER),
                Missing.REFUSE,
                Access.NONE,
                entry,
                "plain",
                "exchange",
                binding,
                Optional.empty(),
                "");
    }

    private Instant lastAccess() {
        return sessions.find(id.key()).orElseThrow().lastAccessAt();
    }

    private static FakeRequest request(String query) {
        return FakeRequest.withQuery(query)
                .from(HOME)
                .realmKnows("1c", "right")
                .realmKnows("1C", "right")
                .realmKnows("other", "right");
    }

    private static FakeRequest authorized(FakeRequest request, String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
