package dev.seans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules that only the source shows. */
class SourceRulesTest {

    private static final int MAX_LINES = 300;

    /** One table, however many settings there are: nobody reads it from end to end. */
    private static final String TABLE_OF_SETTINGS = "settings/Setting.java";

    private static final Pattern SERVER_NAME =
            Pattern.compile("jboss|wildfly|undertow|glassfish|payara|com\\.sun\\.aas", Pattern.CASE_INSENSITIVE);
    private static final Set<String> ROOMS_THAT_KNOW_SERVERS = Set.of("settings", "database");
    private static final Pattern NULL_MARKED = Pattern.compile("\n@NullMarked\npackage ");

    private final List<MainSource> sources = MainSource.all();

    @Test
    void thereAreSourcesToLookAt() {
        assertThat(sources).hasSizeGreaterThan(100);
    }

    @Test
    void noFileIsLongerThanTheSizeBudget() {
        assertThat(sources)
                .filteredOn(source -> !source.path().equals(TABLE_OF_SETTINGS))
                .filteredOn(source -> source.text().lines().count() > MAX_LINES)
                .isEmpty();
    }

    @Test
    void onlySettingsAndDatabaseNameAServer() {
        assertThat(sources)
                .filteredOn(source -> !ROOMS_THAT_KNOW_SERVERS.contains(source.room()))
                .filteredOn(source -> source.stringConstants().stream()
                        .anyMatch(text -> SERVER_NAME.matcher(text).find()))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatLivesThereAndIsNullMarked() {
        Set<Path> packages = sources.stream()
                .map(source -> Path.of(source.path()).getParent())
                .collect(Collectors.toSet());

        assertThat(sources)
                .filteredOn(source -> source.path().endsWith("/package-info.java"))
                .filteredOn(source -> source.text().startsWith("/**\n") && source.contains(NULL_MARKED))
                .extracting(source -> Path.of(source.path()).getParent())
                .containsExactlyInAnyOrderElementsOf(packages);
    }
}
