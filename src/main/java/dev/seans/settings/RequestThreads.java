package dev.seans.settings;

import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.OptionalInt;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

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

    /** WildFly shows its worker to whoever looks in the same process. */
    static final class WorkerThreads {

        private static final String WORKER = "org.xnio:type=Xnio,provider=\"nio\",worker=\"default\"";

        private WorkerThreads() {}

        /** Empty on any other server. */
        static OptionalInt find(MBeanServer server) {
            try {
                Object threads = server.getAttribute(new ObjectName(WORKER), "MaxWorkerPoolSize");
                return threads instanceof Integer count ? OptionalInt.of(count) : OptionalInt.empty();
            } catch (JMException notThere) {
                return OptionalInt.empty();
            }
        }
    }
}
