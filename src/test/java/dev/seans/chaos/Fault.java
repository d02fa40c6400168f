package dev.seans.chaos;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.seans.server.SeansServer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What breaks in a round. When it is over, all nodes run again. */
enum Fault {

    /** {@code kill -9}. */
    KILL {
        @Override
        void strike(ChaosCluster cluster, SeansServer node, Random random) {
            node.kill();
            last(Duration.ofMillis(random.nextInt(20_000)));
            node.start();
        }
    },

    /** A node that stands still for longer than its leases, and does not know it. */
    SUSPEND {
        @Override
        void strike(ChaosCluster cluster, SeansServer node, Random random) {
            node.suspend();
            last(ChaosCluster.LEASE.plusMillis(2_000 + random.nextInt(20_000)));
            node.resume();
        }
    },

    /** In order, as for an upgrade. */
    REDEPLOY {
        @Override
        void strike(ChaosCluster cluster, SeansServer node, Random random) {
            node.stop();
            node.start();
        }
    },

    DATABASE_CRASH {
        @Override
        void strike(ChaosCluster cluster, SeansServer node, Random random) {
            cluster.postgreSql().crash();
            last(Duration.ofMillis(random.nextInt(5_000)));
            cluster.postgreSql().restart();
        }
    },

    /** Nobody knows whether what was sent has arrived. */
    CALLS_HANG {
        @Override
        void strike(ChaosCluster cluster, SeansServer node, Random random) {
            hang(cluster.balancer(), random);
        }
    },

    STATEMENTS_HANG {
        @Override
        void strike(ChaosCluster cluster, SeansServer node, Random random) {
            hang(cluster.toPostgreSql(), random);
        }
    },

    /** A node that comes back two hours ahead or behind. */
    CLOCK_OFF {
        @Override
        void strike(ChaosCluster cluster, SeansServer node, Random random) {
            node.kill();
            cluster.offClock().set(random.nextBoolean() ? "+2h" : "-2h");
            node.start();
            cluster.offClock().set("");
        }
    };

    abstract void strike(ChaosCluster cluster, SeansServer node, Random random);

    /** Those that this machine can make. */
    static List<Fault> possible() {
        return Stream.of(values())
                .filter(fault -> fault != CLOCK_OFF || OffClock.isWanted())
                .toList();
    }

    private static void hang(Balancer connections, Random random) {
        connections.hang();
        last(Duration.ofMillis(random.nextInt(10_000)));
        connections.breakHanging();
    }

    /** How long something stays broken is what is tried here; nothing is waited for. */
    private static void last(Duration time) {
        LockSupport.parkNanos(MILLISECONDS.toNanos(time.toMillis()));
    }
}
