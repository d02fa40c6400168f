package dev.seans.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

    @Test
    void whereTheDatabaseEndsWithTheServerOneWarningSaysSoAndWhatToDo() {
        assertThat(warnings(TestDatabase.H2.fresh()))
                .singleElement()
                .asString()
                .startsWith("WARNING No session outlives the end of this server: ")
                .contains("java:comp/DefaultDataSource", "h2.cli", "--rootdir", "docs/own-war.md");
    }

    @Test
    void aDatabaseThatStaysIsNotSpokenOf(@TempDir Path folder) {
        assertThat(warnings(TestDatabase.h2File(folder))).isEmpty();
    }

    private static List<String> warnings(Database database) {
        try (LogListener log = LogListener.on(Durability.class)) {
            new Durability(database).announce();
            return log.lines();
        }
    }
}
