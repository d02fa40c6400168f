package dev.seans.upstream;

import jakarta.enterprise.inject.spi.CDI;

/** Leads from a static call to the application's bean. Only servers load this class. */
final class ApplicationClients {

    private ApplicationClients() {}

    static SessionClient of(String name) {
        return CDI.current().select(SessionClients.class).get().of(name);
    }
}
