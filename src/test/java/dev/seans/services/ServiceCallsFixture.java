package dev.seans.services;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.filter.Noisy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Services of an application that may keep values which tell when they leave. */
abstract class ServiceCallsFixture {

    static final Map<String, String> ALLOWED =
            Map.of("seans.session.allowed-classes", "dev.seans.filter.* dev.seans.services.*");

    @TempDir
    Path home;

    Database database;
    GivenCalls calls;

    @BeforeEach
    void services() {
        database = TestDatabase.H2.fresh();
        calls = with(Map.of());
        Noisy.UNBOUND.clear();
    }

    GivenCalls with(SessionParameters parameters) {
        return new GivenCalls(database, home, Map.of(), ALLOWED, List.of(parameters), List.of());
    }

    GivenCalls with(Map<String, String> initParams) {
        return new GivenCalls(database, home, initParams, ALLOWED, List.of(), List.of());
    }
}
