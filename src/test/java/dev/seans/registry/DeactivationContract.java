package dev.seans.registry;

import static dev.seans.registry.ImportState.COMPLETED;
import static dev.seans.registry.ImportState.IN_PROGRESS;
import static dev.seans.registry.ImportState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.catalog.CatalogCounts;
import dev.seans.catalog.CatalogQueries;
import dev.seans.fakes.LogListener;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an export shows to be gone, and all the ways in which it shows nothing; on whichever database. */
abstract class DeactivationContract extends DeactivationFixture {

    @Test
    void whatAWholeExportDoesNotHoldIsHiddenAndCounted() throws Exception {
        imported("1c", goods("c1", 1, 10), offers("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 8), offers("c1", 1, 9));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(2, 1));

        assertThat(hiddenProducts()).containsExactly("c1-9", "c1-10");
        assertThat(hiddenOffers()).containsExactly("c1-10");
        CatalogCounts counts = new CatalogQueries(database).counts("1c");
        assertThat(counts.products()).isEqualTo(10);
        assertThat(counts.inactiveProducts()).isEqualTo(2);
        assertThat(counts.inactiveOffers()).isEqualTo(1);
        assertThat(product("c1-9").updatedAt()).isEqualTo(clock.now());
    }

    @Test
    void whatBeganLongerAgoThanImportsAreKeptIsRefused() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 8));
        clock.step(DAY.multipliedBy(90).plusSeconds(1));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.TooLongAgo());
        assertThat(hiddenProducts()).isEmpty();
    }

    @Test
    void aRepeatHidesNothingMore() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 8));
        decide("1c", begun);
        Instant hiddenAt = product("c1-9").updatedAt();
        clock.step(DAY);

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(0, 0));
        assertThat(product("c1-9").updatedAt()).isEqualTo(hiddenAt);
        assertThat(hiddenProducts()).hasSize(2);
    }

    @Test
    void whatIsSeenAgainIsActiveAgainEvenIfOnlyItsPriceIs() throws Exception {
        imported("1c", goods("c1", 1, 10), offers("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 8), offers("c1", 1, 8));
        decide("1c", begun);
        clock.step(DAY);

        imported("1c", goods("c1", 9, 9), prices("c1", 10, 10));

        assertThat(hiddenProducts()).containsExactly("c1-10");
        assertThat(hiddenOffers()).containsExactly("c1-9");
    }

    @Test
    void aPartialExportThatClaimsToBeWholeHidesNothingAtAll() throws Exception {
        imported("1c", goods("c1", 1, 10), goods("c2", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9), goods("c2", 1, 5));

        assertThat(decide("1c", begun)).isInstanceOfSatisfying(DeactivationOutcome.TooMany.class, tooMany -> {
            assertThat(tooMany.goods().catalog().catalogId()).isEqualTo("c2");
            assertThat(tooMany.goods().unseen()).isEqualTo(5);
            assertThat(tooMany.goods().active()).isEqualTo(10);
            assertThat(tooMany.limitPercent()).isEqualTo(30);
        });
        assertThat(hiddenProducts()).isEmpty();
    }

    @Test
    void tooManyOffersHideNoProductEither() throws Exception {
        imported("1c", goods("c1", 1, 10), offers("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9), offers("c1", 1, 5));

        assertThat(decide("1c", begun))
                .isInstanceOfSatisfying(
                        DeactivationOutcome.TooMany.class,
                        tooMany -> assertThat(tooMany.goods().areProducts()).isFalse());
        assertThat(hiddenProducts()).isEmpty();
    }

    @Test
    void theLimitItselfMayGoButNotOneMore() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 7));
        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(3, 0));

        begun = nextDay();
        imported("1c", goods("c1", 1, 4));
        assertThat(decide("1c", begun)).isInstanceOf(DeactivationOutcome.TooMany.class);

        deactivation = deactivation("100 %");
        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(3, 0));
    }

    @Test
    void whatIsMarkedAsDeletedIsNeitherHiddenNorCounted() throws Exception {
        imported("1c", goods("c1", 1, 10));
        imported(
                "1c",
                catalog(
                        "c1",
                        IntStream.rangeClosed(1, 5)
                                .mapToObj(number -> "<Товар Статус=\"Удален\"><Ид>c1-%d</Ид></Товар>".formatted(number))
                                .collect(Collectors.joining())));
        Instant begun = nextDay();
        imported("1c", goods("c1", 6, 8));

        assertThat(decide("1c", begun)).isInstanceOf(DeactivationOutcome.TooMany.class);
        imported("1c", goods("c1", 9, 9));
        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(1, 0));
        assertThat(hiddenProducts()).containsExactly("c1-10");
    }

    @Test
    void cataloguesThatTheExportDidNotDescribeStayAsTheyAre() throws Exception {
        imported("1c", goods("c1", 1, 10), goods("c2", 1, 10));
        imported("moscow", goods("c1", 101, 110));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(1, 0));
        assertThat(hiddenProducts()).containsExactly("c1-10");
    }

    @Test
    void aDeltaOfPricesSaysNothingOfTheOffersThatItDoesNotMention() throws Exception {
        imported("1c", goods("c1", 1, 10), offers("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", prices("c1", 1, 9));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(0, 0));
        assertThat(hiddenOffers()).isEmpty();
    }

    @Test
    void anExportOfProductsOnlyHidesNoOffers() throws Exception {
        imported("1c", goods("c1", 1, 10), offers("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(1, 0));
        assertThat(hiddenOffers()).isEmpty();
    }

    @Test
    void withoutAnyImportSinceThenNothingIsHidden() throws Exception {
        imported("1c", goods("c1", 1, 10));

        assertThat(decide("1c", nextDay())).isEqualTo(new DeactivationOutcome.Done(0, 0));
    }

    @Test
    void whatIsSeenInTheSecondOfTheCheckauthHasBeenSeen() throws Exception {
        imported("1c", goods("c1", 1, 2));
        nextDay();
        clock.step(Duration.ofMillis(999).plusNanos(999_000));
        Instant fifthLine = Instant.ofEpochSecond(clock.now().getEpochSecond());

        imported("1c", goods("c1", 1, 2));

        assertThat(decide("1c", fifthLine)).isEqualTo(new DeactivationOutcome.Done(0, 0));
    }

    @Test
    void aFileThatWasAskedForBeforeTheExportBeganOpensNoCatalogue() throws Exception {
        imported("1c", goods("c1", 1, 10));
        long late = queued("1c", "late.xml", IN_PROGRESS);
        Instant begun = nextDay();
        run(late, goods("c1", 1, 9));

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(0, 0));
    }

    @Test
    void whileAnythingOfTheSourceWaitsOrRunsNothingIsDecided() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9));
        queued("1c", "runs.xml", IN_PROGRESS);
        long last = queued("1c", "waits.xml", PENDING);
        queued("moscow", "theirs.xml", PENDING);

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Waits(last));
        assertThat(hiddenProducts()).isEmpty();

        database.update("UPDATE seans_import_file SET state = 'COMPLETED' WHERE name IN ('runs.xml', 'waits.xml')");
        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(1, 0));
    }

    @Test
    void anImportThatHasFailedSinceThenIsNamedAndNothingIsHidden() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 9));
        long session = failed("1c", "broken.xml", KEY, begun);

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.ImportFailed(session, "broken.xml"));
        assertThat(hiddenProducts()).isEmpty();
    }

    @Test
    void failuresOfEarlierExportsOfOtherSourcesAndOfFilesThatCameAgainDoNotMatter() throws Exception {
        imported("1c", goods("c1", 1, 10));
        failed("1c", "earlier.xml", KEY, clock.now());
        Instant begun = nextDay();
        failed("moscow", "theirs.xml", new SessionKey("b".repeat(64)), begun);
        SessionKey again = new SessionKey("c".repeat(64));
        failed("1c", "import.xml", again, begun);
        long second = new GivenRows(database)
                .file(
                        new GivenRows(database).session("1c", again, COMPLETED, begun),
                        "import.xml",
                        1,
                        ++queueNo,
                        COMPLETED);
        run(second, goods("c1", 1, 9));
        askedForAt(second, begun);

        assertThat(decide("1c", begun)).isEqualTo(new DeactivationOutcome.Done(1, 0));
    }

    @Test
    void anExportCannotBeginInTheFuture() throws Exception {
        imported("1c", goods("c1", 1, 10));

        assertThat(decide("1c", clock.now())).isEqualTo(new DeactivationOutcome.Done(0, 0));
        assertThat(decide("1c", clock.now().plusSeconds(1))).isEqualTo(new DeactivationOutcome.FromTheFuture());
    }

    @Test
    void whateverIsDecidedLeavesALineThatNamesItsConsequence() throws Exception {
        imported("1c", goods("c1", 1, 10));
        Instant begun = nextDay();
        imported("1c", goods("c1", 1, 8));
        Deactivations door = new Deactivations(
                deactivation,
                new ImportRegistry(),
                new ImportStatuses(database),
                new ImportSources(database, clock),
                clock,
                GivenSettings.defaults());

        try (LogListener log = LogListener.on(Deactivations.class)) {
            transactions.run(() -> door.request(new DeactivationRequest(KEY, "1c", begun)));
            Instant next = nextDay();
            imported("1c", goods("c1", 1, 3));
            transactions.run(() -> door.request(new DeactivationRequest(KEY, "1c", next)));
            failed("1c", "broken.xml", KEY, next);
            transactions.run(() -> door.request(new DeactivationRequest(KEY, "1c", next)));

            assertThat(log.lines())
                    .hasSize(3)
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("INFO aaaaaaaaaaaa deactivate in source 1c: 2 products and 0 offers")
                                    .endsWith("are hidden; each shows again as soon as 1C sends it"),
                            line -> assertThat(line)
                                    .startsWith(
                                            "WARNING aaaaaaaaaaaa deactivate in source 1c is refused, nothing is hidden")
                                    .contains(
                                            "of 8 active products of catalogue \"c1\" no import has seen 5 since 2026-")
                                    .endsWith("more than seans.catalog.deactivate-limit = 30 %"),
                            line -> assertThat(line).contains("with file \"broken.xml\""));
        }
    }
}
