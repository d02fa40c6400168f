package dev.seans.testkit.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports that nobody listens on. */
public final class FreePorts {

    /** Those above the last one the system gives to whoever connects to a server. */
    private static final int LAST = 32_000;

    /** JVMs that test at the same time, at most five, have ports of their own: their numbers follow each other. */
    private static final int EACH = 4_000;

    private static final int FIRST = LAST
            - EACH * (1 + Math.floorMod(System.getProperty("seans.test.jvm", "").hashCode(), 5));

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(EACH));

    private FreePorts() {}

    public static int one() {
        return take(1).get(0);
    }

    /** Whether a server could listen there now; a port that is still in TIME_WAIT counts as free, as it does for servers. */
    public static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Each is another one, and comes again only after all others. */
    public static List<Integer> take(int count) {
        List<Integer> free = new ArrayList<>();
        for (int tries = 0; free.size() < count && tries < EACH; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), EACH);
            if (isFree("0.0.0.0", port)) {
                free.add(port);
            }
        }
        if (free.size() < count) {
            throw new IllegalStateException("No free TCP port from " + FIRST + " to " + (FIRST + EACH - 1));
        }
        return free;
    }
}
