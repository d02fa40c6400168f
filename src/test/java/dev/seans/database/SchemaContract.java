package dev.seans.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How tables come into a database that other applications use as well. */
abstract class SchemaContract {

    private static final Settings AUTO = GivenSettings.defaults();
    private static final Settings VALIDATE = GivenSettings.with(Map.of("seans.schema", "validate"));

    private Database empty;

    abstract TestDatabase kind();

    @BeforeEach
    void setUp() {
        empty = new Database(kind().empty());
    }

    @Test
    void whoWantsSessionsGetsTheTablesOfSessionsAndNoOthers() {
        migrate(AUTO, SchemaPart.SESSIONS);

        assertThat(tables())
                .containsExactlyInAnyOrder(
                        "seans_session", "seans_session_holding", "seans_turn", "seans_sessions_schema");
    }

    @Test
    void whoWantsUpstreamsGetsTheTablesOfUpstreamsAndNoOthers() {
        migrate(AUTO, SchemaPart.UPSTREAMS);

        assertThat(tables())
                .containsExactlyInAnyOrder("seans_upstream", "seans_upstream_session", "seans_upstreams_schema");
    }

    @Test
    void everyNameInTheSchemaBeginsWithOurs() {
        Stream.of(SchemaPart.values()).forEach(part -> migrate(AUTO, part));

        assertThat(tables()).hasSizeGreaterThan(25).allMatch(name -> name.startsWith("seans_"));
        assertThat(otherNames()).hasSizeGreaterThan(50).allMatch(name -> name.startsWith("seans_"));
    }

    @ParameterizedTest
    @EnumSource(SchemaPart.class)
    void scriptsThatWereRunByHandAreKnown(SchemaPart part) {
        part.after(0).forEach(resource -> scripts(resource).forEach(this::runByHand));

        migrate(VALIDATE, part);
        migrate(AUTO, part);

        assertThat(versions(part)).hasSize(part.newest());
    }

    @ParameterizedTest
    @EnumSource(SchemaPart.class)
    void aScriptThatWasCutShortIsRunAgain(SchemaPart part) {
        scripts(part.after(0).get(0)).get(0).statements().stream().limit(2).forEach(empty::update);

        migrate(AUTO, part);

        migrate(VALIDATE, part);
    }

    @Test
    void eightNodesThatStartAtOnceMakeTheTablesOnce() throws InterruptedException, ExecutionException {
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> starts = new ArrayList<>();
            for (int node = 0; node < 8; node++) {
                starts.add(nodes.submit(() -> migrate(AUTO, SchemaPart.EXCHANGE)));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(versions(SchemaPart.EXCHANGE)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void aNewerVersionThatAnotherNodeHasBroughtIsLeftAlone() {
        migrate(AUTO, SchemaPart.SESSIONS);
        empty.update("INSERT INTO seans_sessions_schema (version, script, installed_at)"
                + " VALUES (99, '99-future.sql', CURRENT_TIMESTAMP)");

        migrate(AUTO, SchemaPart.SESSIONS);
        migrate(VALIDATE, SchemaPart.SESSIONS);

        assertThat(versions(SchemaPart.SESSIONS)).containsExactly(1, 99);
    }

    @Test
    void validateSaysWhichScriptsAreMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> migrate(VALIDATE, SchemaPart.SESSIONS))
                .withMessage("seans.schema=validate: the tables of sessions have version 0 and need 1:"
                        + " run [dev/seans/db/sessions/1-sessions.sql] of the jar, in this order,"
                        + " or set seans.schema=auto");
        assertThat(tables()).isEmpty();
    }

    @Test
    void tablesOfASnapshotAreRefused() {
        empty.update("CREATE TABLE seans_schema_history (installed_rank INTEGER)");

        assertThatIllegalStateException()
                .isThrownBy(() -> migrate(AUTO, SchemaPart.SESSIONS))
                .withMessageContaining("snapshot of Seans before 0.1.0")
                .withMessageContaining("point the data source to an empty database or schema, or drop them");
    }

    @Test
    void aTableOfSomebodyElseThatHasOurNameStopsTheStart() {
        empty.update("CREATE TABLE seans_turn (somebody_elses INTEGER)");

        assertThatIllegalStateException()
                .isThrownBy(() -> migrate(AUTO, SchemaPart.SESSIONS))
                .withMessageContaining("The tables of sessions could not be made by dev/seans/db/sessions/");
        assertThat(tables()).doesNotContain("seans_sessions_schema_version");
    }

    private void migrate(Settings settings, SchemaPart part) {
        new Migrations(empty).run(settings, part);
    }

    private List<SchemaScript> scripts(String resource) {
        return SchemaScript.of(resource, empty.dialect());
    }

    private void runByHand(SchemaScript script) {
        script.statements().forEach(empty::update);
    }

    private List<Integer> versions(SchemaPart part) {
        return empty.query("SELECT version FROM " + part.history() + " ORDER BY version", row -> row.getInt(1));
    }

    private List<String> tables() {
        return names("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) <> 'seans_schema_lock'");
    }

    private List<String> otherNames() {
        List<String> names = new ArrayList<>(names("SELECT constraint_name FROM information_schema.table_constraints"
                + " WHERE table_schema = CURRENT_SCHEMA AND constraint_type <> 'CHECK'"));
        names.addAll(names("SELECT sequence_name FROM information_schema.sequences"
                + " WHERE sequence_schema = CURRENT_SCHEMA AND sequence_name NOT LIKE 'SYSTEM%'"));
        names.addAll(empty.with(connection -> {
            List<String> indexes = new ArrayList<>();
            for (String table : tables()) {
                String stored = kind() == TestDatabase.H2 ? table.toUpperCase(Locale.ROOT) : table;
                try (var rows = connection.getMetaData().getIndexInfo(null, null, stored, false, false)) {
                    collect(rows, indexes);
                }
            }
            return indexes;
        }));
        return names;
    }

    private static void collect(ResultSet rows, List<String> names) throws SQLException {
        while (rows.next()) {
            String name = rows.getString("INDEX_NAME").toLowerCase(Locale.ROOT);
            // H2 names those of primary keys itself, so that they meet no other.
            if (!name.startsWith("primary_key_")) {
                names.add(name);
            }
        }
    }

    private List<String> names(String sql) {
        return empty.query(sql, row -> row.getString(1).toLowerCase(Locale.ROOT));
    }
}
