package dev.seans;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which types are public: those that other rooms use, EJBs, what web.xml names, and what teams write their code with. A
 * type becomes public on purpose: by a line in api.txt.
 */
class PublicTypesTest {

    private static final Path LIST = Path.of("src", "test", "resources", "api.txt");

    private static final Pattern LINK = Pattern.compile("\\{@link (\\w+)}");

    private static final List<JavaClass> PUBLIC = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.seans").stream()
                    .filter(type ->
                            type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                    .toList();

    @Test
    void theListNamesEveryPublicTypeAndNoOther() throws IOException {
        assertThat(PUBLIC.stream().map(JavaClass::getName).sorted().toList()).isEqualTo(Files.readAllLines(LIST));
    }

    /** What docs/own-war.md tells teams to import. */
    @Test
    void whatTeamsUseNamesNoTypeThatTheyCannotSee() throws IOException {
        List<String> ofTeams = rows().stream().flatMap(PublicTypesTest::types).toList();

        assertThat(ofTeams).hasSizeGreaterThan(25);
        assertThat(ofTeams).allSatisfy(name -> {
            JavaClass type = PUBLIC.stream()
                    .filter(one -> one.getName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not public"));
            assertThat(type.getMethods().stream()
                            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                            .flatMap(PublicTypesTest::named)
                            .filter(one -> one.getPackageName().startsWith("dev.seans"))
                            .filter(one -> !one.getModifiers().contains(JavaModifier.PUBLIC))
                            .map(JavaClass::getName))
                    .as(name)
                    .isEmpty();
        });
    }

    /** Whoever reads the Javadoc of a package finds the same there. */
    @Test
    void thePackagesSayWhatApplicationsImportFromThem() throws IOException {
        for (String row : rows()) {
            String room = row.split("`", -1)[1];
            String page = Files.readString(Path.of("src/main/java", room.replace('.', '/'), "package-info.java"));

            assertThat(LINK.matcher(page.substring(page.indexOf("<p>Applications import")))
                            .results()
                            .map(link -> room + "." + link.group(1)))
                    .containsExactlyElementsOf(types(row).toList());
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("docs", "own-war.md")).stream()
                .filter(line -> line.startsWith("| `dev.seans."))
                .toList();
    }

    private static Stream<JavaClass> named(JavaMethod method) {
        return Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream());
    }

    /** A row of the page: a package, and its types. */
    private static Stream<String> types(String row) {
        String[] cells = row.split("\\|", -1);
        String room = cells[1].replace("`", "").strip();
        return Stream.of(cells[2].split(",", -1))
                .map(type -> room + "." + type.replace("`", "").strip());
    }
}
