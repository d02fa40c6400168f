package dev.seans.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Callers that each send one call after the other on a connection of their own, without anything that would cost them time.
 *
 * @param at whom they call
 * @param target the path
 * @param authorization empty for none
 */
record Callers(URI at, String target, String authorization) {

    /** What so many callers get in that time. */
    Rates call(int callers, Duration time) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            long end = System.nanoTime() + time.toNanos();
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                running.add(threads.submit(() -> callUntil(end)));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> caller : running) {
                all.addAll(caller.get());
            }
            return Rates.of(all, time);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Servers close a connection after some hundred requests: then there is a new one, and the call counts from then. */
    private List<Long> callUntil(long end) throws IOException {
        List<Long> nanos = new ArrayList<>();
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(at.getHost(), at.getPort())) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                long begun = System.nanoTime();
                while (begun < end && isAnswered(socket.getOutputStream(), in)) {
                    long now = System.nanoTime();
                    nanos.add(now - begun);
                    begun = now;
                }
            }
        }
        return nanos;
    }

    private boolean isAnswered(OutputStream out, InputStream in) throws IOException {
        String head = "GET " + target + " HTTP/1.1\r\nHost: " + at.getAuthority() + "\r\n"
                + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n") + "\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        String status = line(in);
        if (status.isEmpty()) {
            return false;
        }
        if (!status.contains(" 200")) {
            throw new IOException("The answer was " + status);
        }
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.readNBytes(length);
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /**
     * How fast calls were.
     *
     * @param perSecond of all callers together
     * @param medianMillis of one call
     * @param slowMillis that one call of a hundred takes longer than
     */
    record Rates(double perSecond, double medianMillis, double slowMillis) {

        private static final double NANOS_OF_A_MILLI = 1e6;

        static Rates of(List<Long> nanos, Duration time) {
            List<Long> sorted = nanos.stream().sorted().toList();
            return new Rates(
                    sorted.size() / (time.toMillis() / 1000.0),
                    sorted.get(sorted.size() / 2) / NANOS_OF_A_MILLI,
                    sorted.get(sorted.size() * 99 / 100) / NANOS_OF_A_MILLI);
        }
    }
}
