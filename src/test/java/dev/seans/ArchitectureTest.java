package dev.seans;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house, as docs/architecture.md draws it, and what must not be found in it. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.seans");

    @Test
    void everyRoomHasAFloor() {
        assertThat(HOUSE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .isSubsetOf(Floors.packages())
                .hasSizeGreaterThan(10);
    }

    @Test
    void importsGoStrictlyDownward() {
        classes().should(Floors.onlyImportDownward()).check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.ejb.Startup",
                "jakarta.servlet.annotation.WebServlet",
                "jakarta.servlet.annotation.WebFilter",
                "jakarta.servlet.annotation.WebListener",
                "jakarta.ws.rs.Path",
                "jakarta.ws.rs.ApplicationPath"
            })
    void noClassStartsOrPublishesItself(String annotation) {
        noClasses().should().beAnnotatedWith(annotation).check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.ejb.Schedule", "jakarta.ejb.Schedules", "jakarta.enterprise.event.Observes"})
    void noMethodWaitsForTheServerToCallIt(String annotation) {
        noCodeUnits().should().beAnnotatedWith(annotation).check(HOUSE);
        assertThat(HOUSE.stream().flatMap(type -> type.getCodeUnits().stream()))
                .filteredOn(unit ->
                        unit.getParameters().stream().anyMatch(parameter -> parameter.isAnnotatedWith(annotation)))
                .isEmpty();
    }

    @Test
    void nothingInTheJarIsFoundByTheServerUnlessWebXmlNamesIt() {
        Path metaInf = Path.of("src", "main", "resources", "META-INF");

        assertThat(List.of("services", "web-fragment.xml", "resources"))
                .noneMatch(name -> Files.exists(metaInf.resolve(name)));
    }

    @Test
    void everyListenerFilterAndServletIsOneThatWebXmlNames() {
        assertThat(HOUSE.stream()
                        .filter(type -> type.isAssignableTo("jakarta.servlet.Servlet")
                                || type.isAssignableTo("jakarta.servlet.Filter")
                                || type.isAssignableTo("jakarta.servlet.ServletContextListener")
                                || type.isAssignableTo("jakarta.servlet.ServletContainerInitializer"))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrder(
                        "dev.seans.admin.ApiServlet",
                        "dev.seans.console.ConsoleServlet",
                        "dev.seans.deployment.SeansDeployment",
                        "dev.seans.deployment.SessionDeployment",
                        "dev.seans.exchange.ExchangeServlet",
                        "dev.seans.filter.SessionIdentityFilter",
                        "dev.seans.gateway.GatewayServlet",
                        "dev.seans.services.WhoamiServlet");
    }

    @Test
    void noNameIsADrawerForOddsAndEnds() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..", "..misc..")
                .check(HOUSE);
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(HOUSE);
    }

    @Test
    void logsGoToSystemLoggerOnly() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(HOUSE);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(HOUSE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(HOUSE);
    }

    @Test
    void noClassNeedsACertainServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.jboss..",
                        "org.wildfly..",
                        "io.undertow..",
                        "fish.payara..",
                        "org.glassfish..",
                        "com.sun..",
                        "org.hibernate..",
                        "org.eclipse..",
                        "org.h2..",
                        "org.postgresql..",
                        "org.apache.catalina..")
                .check(HOUSE);
    }

    @Test
    void onlyTheJobsKnowTheScheduler() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.seans.jobs")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.kagkarlsson..")
                .check(HOUSE);
    }

    @Test
    void onlyTheOperatorsRoomKnowsPrometheus() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.seans.admin")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.prometheus..")
                .check(HOUSE);
    }

    @Test
    void onlyTheRegistryKnowsJpa() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.seans.registry")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..")
                .check(HOUSE);
    }

    /** Below the filter nobody sees a request but the readers of identity, so the rooms can be used from anywhere. */
    @Test
    void requestsAreKnownToTheUpperFloorsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.seans.identity",
                        "dev.seans.httpsession",
                        "dev.seans.filter",
                        "dev.seans.exchange",
                        "dev.seans.gateway",
                        "dev.seans.cookies",
                        "dev.seans.services",
                        "dev.seans.api",
                        "dev.seans.shop",
                        "dev.seans.admin",
                        "dev.seans.console",
                        "dev.seans.deployment")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.servlet..")
                .check(HOUSE);
    }

    @Test
    void timeComesFromTheDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.seans.session",
                        "dev.seans.uploads",
                        "dev.seans.registry",
                        "dev.seans.imports",
                        "dev.seans.bulk",
                        "dev.seans.catalog",
                        "dev.seans.cookies",
                        "dev.seans.filter",
                        "dev.seans.services",
                        "dev.seans.login",
                        "dev.seans.keeper")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
    }

    @Test
    void entitiesLiveInTheRoomThatOwnsTheirTables() {
        assertThat(HOUSE.that(annotatedWith("jakarta.persistence.Entity")).stream()
                        .allMatch(resideInAPackage("dev.seans.registry")))
                .isTrue();
    }
}
