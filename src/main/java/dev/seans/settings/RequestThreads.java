package dev.seans.settings;

import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.OptionalInt;

/**
 * How many threads the server has for requests. Whoever waits must leave some of them to others: a stock Payara Server
 * has five.
 */
@OnePerApplication
public class RequestThreads {

    private final OptionalInt count;

    /** Asks the server that runs us. */
    @Inject
    public RequestThreads() {
        this(DomainFile.find(System::getProperty)
                .map(DomainFile::requestThreads)
                .orElseGet(() -> WorkerThreads.find(ManagementFactory.getPlatformMBeanServer())));
    }

    public RequestThreads(OptionalInt count) {
        this.count = count;
    }

    /** Empty if the server does not tell. */
    public OptionalInt count() {
        return count;
    }
}
