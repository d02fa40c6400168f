package dev.seans.settings;

import java.util.OptionalInt;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** WildFly shows its worker to whoever looks in the same process. */
final class WorkerThreads {

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
