package dev.seans.smoke;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Connections that announce a long body, of which a byte comes now and then. */
final class SlowClients implements AutoCloseable {

    private final List<Socket> silent = new ArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    private final Future<?> beats;
    private final ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();

    private SlowClients(URI server, String target, int count, boolean trickles) throws IOException {
        String head = "POST " + target + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nContent-Length: 100000000\r\n\r\n<";
        for (int number = 0; number < count; number++) {
            silent.add(connected(server, head.getBytes(StandardCharsets.US_ASCII)));
        }
        beats = trickle.scheduleWithFixedDelay(() -> lookAtEach(trickles), 200, 200, TimeUnit.MILLISECONDS);
    }

    /**
     * Clients that send a byte now and then.
     *
     * @param target path and query of a POST
     */
    static SlowClients of(URI server, String target, int count) throws IOException {
        return new SlowClients(server, target, count, true);
    }

    /** Clients that send nothing but the first byte. */
    static SlowClients silent(URI server, String target, int count) throws IOException {
        return new SlowClients(server, target, count, false);
    }

    private static Socket connected(URI server, byte[] head) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 10_000);
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(head);
        return socket;
    }

    private synchronized void lookAtEach(boolean trickles) {
        for (Socket socket : List.copyOf(silent)) {
            try {
                if (socket.getInputStream().available() > 0) {
                    silent.remove(socket);
                    statuses.add(status(socket));
                } else if (trickles) {
                    socket.getOutputStream().write('x');
                }
            } catch (IOException | NumberFormatException ended) {
                silent.remove(socket);
            }
        }
    }

    private static int status(Socket socket) throws IOException {
        try (socket) {
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 503".length());
            return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length()));
        }
    }

    /** Of those that were answered. */
    synchronized List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    /** How many the server still reads from. */
    synchronized int unanswered() {
        return silent.size();
    }

    @Override
    public void close() throws IOException {
        beats.cancel(true);
        trickle.shutdownNow();
        synchronized (this) {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }
}
