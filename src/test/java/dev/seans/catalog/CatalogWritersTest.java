package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.database.WrappedConnections;
import dev.seans.fakes.LogListener;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.InvalidSettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogWritersTest {

    @ParameterizedTest
    @CsvSource({
        "H2, auto, portable, the database has no COPY",
        "H2, portable, portable, as seans.catalog.writer says",
        "POSTGRESQL, auto, copy, it is the fastest",
        "POSTGRESQL, copy, copy, as seans.catalog.writer says",
        "POSTGRESQL, unnest, unnest, as seans.catalog.writer says",
        "POSTGRESQL, portable, portable, as seans.catalog.writer says"
    })
    void theChoiceIsLoggedOnceWithItsReason(TestDatabase kind, String setting, String expected, String reason) {
        CatalogWriters writers = writers(kind.fresh(), setting);

        try (LogListener log = LogListener.on(CatalogWriters.class)) {
            CatalogWriter first = writers.writer();

            assertThat(writers.writer()).isSameAs(first);
            assertThat(log.lines())
                    .containsExactly("INFO Records reach the catalogue by the writer \"" + expected + "\": " + reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "unnest"})
    void whatH2CannotDoStopsTheDeployment(String setting) {
        CatalogWriters writers = writers(TestDatabase.H2.fresh(), setting);

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(writers::writer)
                .withMessageContaining("seans.catalog.writer=" + setting + ": it needs PostgreSQL")
                .withMessageContaining("Set it to auto, or leave it out");
    }

    @Test
    void whereTheDriverIsHiddenArraysAreUsedAndTheLogSaysWhy() {
        Database hidden = WrappedConnections.hiding(TestDatabase.POSTGRESQL.fresh());

        try (LogListener log = LogListener.on(CatalogWriters.class)) {
            assertThat(writers(hidden, "auto").writer()).isNotNull();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("INFO Records reach the catalogue by the writer \"unnest\": COPY cannot be used: ")
                    .contains("keeps its driver to itself");
        }
    }

    @Test
    void copyWhereTheDriverIsHiddenStopsTheDeployment() {
        Database hidden = WrappedConnections.hiding(TestDatabase.POSTGRESQL.fresh());

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> writers(hidden, "copy").writer())
                .withMessageContaining("the data source does not allow it")
                .withMessageContaining("keeps its driver to itself");
    }

    private static CatalogWriters writers(Database database, String setting) {
        return new CatalogWriters(database, GivenSettings.with(Map.of("seans.catalog.writer", setting)));
    }
}
