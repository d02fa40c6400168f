package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {

    /** What the server calls its attribute, as an MBean. */
    public interface WorkerMBean {
        int getMaxWorkerPoolSize();
    }

    @Test
    void theWorkerTellsItsThreads() throws JMException {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        server.registerMBean(new Worker(), new ObjectName("org.xnio:type=Xnio,provider=\"nio\",worker=\"default\""));

        assertThat(RequestThreads.WorkerThreads.find(server)).hasValue(32);
    }

    @Test
    void otherServersHaveNoWorker() {
        assertThat(RequestThreads.WorkerThreads.find(ManagementFactory.getPlatformMBeanServer()))
                .isEmpty();
    }

    /** A worker of 32 threads. */
    public static final class Worker implements WorkerMBean {
        @Override
        public int getMaxWorkerPoolSize() {
            return 32;
        }
    }
}
