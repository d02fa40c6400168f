package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.filter.SessionIdentity;
import dev.seans.identity.IdSource;
import dev.seans.identity.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of exchanges, on whichever database. */
abstract class ExchangesContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final SessionKey OTHER = new SessionKey("ab".repeat(32));

    private SteppedClock clock;
    private Exchanges exchanges;
    private Instant opened;

    abstract TestDatabase kind();

    @BeforeEach
    void anExchange() {
        Database database = kind().emptied();
        clock = new SteppedClock(database);
        exchanges = new Exchanges(database, clock);
        exchanges.opened(KEY, "1c", "192.0.2.1");
        opened = clock.now();
    }

    @Test
    void anExchangeBeginsWithCheckauth() {
        ExchangeRow row = row();

        assertThat(row)
                .isEqualTo(
                        new ExchangeRow(row.number(), KEY, "1c", "192.0.2.1", null, "checkauth", opened, opened, null));
        assertThat(exchanges.find(row.number())).contains(row);
        assertThat(exchanges.find(4711)).isEmpty();
        assertThat(exchanges.find(OTHER)).isEmpty();
    }

    @Test
    void aRequestIsNotedWhenItTellsOfSomethingNew() {
        note(5, "init", IdSource.URL);
        assertNoted("init", IdSource.URL, 5);

        note(5, "file", IdSource.URL);
        assertNoted("file", IdSource.URL, 10);

        note(5, "file", IdSource.COOKIE);
        assertNoted("file", IdSource.COOKIE, 15);
    }

    @Test
    void whatGoesOnIsNotedOnceAMinute() {
        note(1, "file", IdSource.URL);
        note(30, "file", IdSource.URL);
        note(29, "file", IdSource.URL);
        assertNoted("file", IdSource.URL, 1);

        note(1, "file", IdSource.URL);
        assertNoted("file", IdSource.URL, 61);
    }

    @Test
    void whoHasOnceAskedForAnImportHasAsked() {
        note(5, "file", IdSource.URL);
        assertThat(row().importRequestedAt()).isNull();

        clock.step(Duration.ofSeconds(5));
        exchanges.note(identity(IdSource.URL), "import", true);
        note(5, "file", IdSource.URL);
        exchanges.note(identity(IdSource.URL), "import", true);

        assertThat(row().importRequestedAt()).isEqualTo(opened.plusSeconds(10));
    }

    @Test
    void operatorsSeeTheNewestFirstAndPageByPage() {
        exchanges.opened(OTHER, "shop", "192.0.2.2");
        exchanges.opened(new SessionKey("c".repeat(64)), "1c", "192.0.2.3");
        List<Long> all = found(null, null, null, null, null, 10);

        assertThat(all).hasSize(3).isSortedAccordingTo((one, two) -> Long.compare(two, one));
        assertThat(found(null, null, null, null, null, 2)).isEqualTo(all.subList(0, 2));
        assertThat(found(null, null, null, null, all.get(1), 10)).isEqualTo(all.subList(2, 3));
    }

    @Test
    void operatorsFindExchangesByKeyUserLastModeAndWhetherAnImportWasAskedFor() {
        exchanges.opened(OTHER, "shop", "192.0.2.2");
        exchanges.note(new SessionIdentity(OTHER, IdSource.URL, "shop"), "import", true);
        long one = row().number();
        long other = exchanges.find(OTHER).orElseThrow().number();

        assertThat(found("a", null, null, null, null, 10)).containsExactly(other, one);
        assertThat(found("aaaaaaaaaaaa", null, null, null, null, 10)).containsExactly(one);
        assertThat(found(null, "shop", null, null, null, 10)).containsExactly(other);
        assertThat(found(null, null, "checkauth", null, null, 10)).containsExactly(one);
        assertThat(found(null, null, null, true, null, 10)).containsExactly(other);
        assertThat(found(null, null, null, false, null, 10)).containsExactly(one);
        assertThat(found(null, "1c", null, true, null, 10)).isEmpty();
    }

    @Test
    void onlyWhatWasNotUsedForSoLongIsForgotten() {
        clock.step(Duration.ofDays(7));
        exchanges.opened(OTHER, "1c", "192.0.2.1");

        assertThat(exchanges.forget(Duration.ofDays(7), 10)).isZero();
        clock.step(Duration.ofMillis(1));
        assertThat(exchanges.forget(Duration.ofDays(7), 10)).isEqualTo(1);
        assertThat(found(null, null, null, null, null, 10)).hasSize(1);
    }

    @Test
    void noMoreIsForgottenAtOnceThanTheLimit() {
        exchanges.opened(OTHER, "1c", "192.0.2.1");
        clock.step(Duration.ofDays(8));

        assertThat(exchanges.forget(Duration.ofDays(7), 1)).isEqualTo(1);
        assertThat(exchanges.find(KEY)).isEmpty();
        assertThat(exchanges.find(OTHER)).isPresent();
    }

    private void note(int secondsLater, String mode, IdSource source) {
        clock.step(Duration.ofSeconds(secondsLater));
        exchanges.note(identity(source), mode, false);
    }

    private void assertNoted(String mode, IdSource source, int seconds) {
        assertThat(row().lastMode()).isEqualTo(mode);
        assertThat(row().idSource()).isEqualTo(source);
        assertThat(row().lastAccessAt()).isEqualTo(opened.plusSeconds(seconds));
    }

    private ExchangeRow row() {
        return exchanges.find(KEY).orElseThrow();
    }

    private static SessionIdentity identity(IdSource source) {
        return new SessionIdentity(KEY, source, "1c");
    }

    private List<Long> found(
            @Nullable String key,
            @Nullable String user,
            @Nullable String mode,
            @Nullable Boolean requested,
            @Nullable Long after,
            int limit) {
        ExchangeSearch filter = new ExchangeSearch(
                Optional.ofNullable(key),
                Optional.ofNullable(user),
                Optional.ofNullable(mode),
                Optional.ofNullable(requested),
                Optional.ofNullable(after),
                limit);
        return exchanges.find(filter).stream()
                .map(course -> course.exchange().number())
                .toList();
    }
}
