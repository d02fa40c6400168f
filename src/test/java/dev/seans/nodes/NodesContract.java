package dev.seans.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.settings.GivenSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes see each other, whichever database they share. */
abstract class NodesContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Database database;
    private SteppedClock clock;
    private Nodes north;
    private Nodes south;

    abstract TestDatabase kind();

    @BeforeEach
    void twoNodes() {
        database = kind().emptied();
        clock = new SteppedClock(database);
        north = node("north", Map.of());
        south = node("south", Map.of("seans.import.hold", "10 s", "seans.upload.max-time", "30 min"));
    }

    @Test
    void eachTellsOfItselfAndIsSeenByTheOther() {
        tell(north);
        clock.step(Duration.ofSeconds(10));
        south.tell(Duration.ofMillis(-1500), 7, 10);

        assertThat(north.all())
                .containsExactly(
                        new Node(
                                "north",
                                true,
                                true,
                                clock.now().minusSeconds(10),
                                clock.now().minusSeconds(10),
                                Duration.ofMillis(3),
                                1,
                                2),
                        new Node("south", false, true, clock.now(), clock.now(), Duration.ofMillis(-1500), 7, 10));
        assertThat(south.all()).extracting(Node::isThis).containsExactly(false, true);
    }

    @Test
    void oneThatIsSilentIsShownAsDeadForADay() {
        tell(south);
        clock.step(Duration.ofSeconds(36));
        tell(north);
        assertThat(north.all()).extracting(Node::isAlive).containsExactly(true, false);

        clock.step(Duration.ofDays(1));
        assertThat(north.all()).isEmpty();
    }

    @Test
    void oneThatWasStartedAgainTakesThePlaceOfTheDeadOne() {
        tell(south);
        clock.step(MINUTE);

        tell(node("south", Map.of()));

        assertThat(north.all()).extracting(Node::isAlive).containsExactly(true);
    }

    @Test
    void oneThatWasStartedAgainBeforeAnybodyMissedItTakesItsPlaceWhenItIsMissed() {
        tell(south);
        clock.step(Duration.ofSeconds(20));
        Nodes again = node("south", Map.of());
        tell(again);
        clock.step(Duration.ofSeconds(20));

        tell(again);

        assertThat(north.all()).extracting(Node::isAlive).containsExactly(true);
    }

    /** Two on one machine may be called the same. */
    @Test
    void oneOfTheSameNameThatLivesStays() {
        tell(south);

        tell(node("south", Map.of()));

        assertThat(north.all()).extracting(Node::name).containsExactly("south", "south");
    }

    @Test
    void oneThatStopsInOrderIsGoneWithItsSettings() {
        tell(south);
        tell(north);

        south.leave();

        assertThat(north.all()).extracting(Node::name).containsExactly("north");
        assertThat(database.find(
                        "SELECT COUNT(DISTINCT node_token) AS nodes FROM seans_node_setting",
                        row -> row.getLong("nodes")))
                .contains(1L);
    }

    @Test
    void whatALivingNodeHasSetOtherwiseIsTold() {
        tell(north);
        tell(south);

        assertThat(north.elsewhere())
                .isEqualTo(Map.of(
                        "seans.import.hold",
                        Map.of("south", "10 s"),
                        "seans.upload.max-time",
                        Map.of("south", "30 min")));
        assertThat(south.elsewhere().get("seans.import.hold")).isEqualTo(Map.of("north", "20 s"));

        clock.step(MINUTE);
        assertThat(north.elsewhere()).isEmpty();
    }

    private static void tell(Nodes node) {
        node.tell(Duration.ofMillis(3), 1, 2);
    }

    private Nodes node(String name, Map<String, String> settings) {
        return new Nodes(database, clock, GivenSettings.with(settings), name);
    }
}
