package dev.seans.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The kit stands in the class paths of other teams, so it brings nothing along. */
class TestKitTest {

    @Test
    void theKitNeedsTheJdkAndNothingElse() {
        JavaClasses kit = new ClassFileImporter()
                .withImportOption(location -> !location.contains("Test.class"))
                .importPath(Path.of("target", "test-classes", "dev", "seans", "testkit"));

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.seans.testkit..", "java..", "javax..", "org.w3c.dom..", "org.xml.sax..", "org.jspecify..")
                .check(kit);
    }
}
