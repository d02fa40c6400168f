package dev.seans.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each connection to the next server that takes it, and knows nothing of sessions. Its connections can be made to hang:
 * what is sent then, either way, is lost, until they break.
 */
final class Balancer implements AutoCloseable {

    private static final int BACKLOG = 200;
    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket socket;
    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    /** @param ports of servers on this machine */
    Balancer(List<Integer> ports) {
        this.ports = List.copyOf(ports);
        try {
            this.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Lets all connections hang that there are. */
    void hang() {
        links.forEach(link -> link.hangs = true);
    }

    /** Breaks those that hang. */
    void breakHanging() {
        links.stream().filter(link -> link.hangs).forEach(Link::close);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        int first = turn.getAndIncrement();
        for (int tried = 0; tried < ports.size(); tried++) {
            int port = ports.get(Math.floorMod(first + tried, ports.size()));
            Socket server = new Socket();
            try {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                new Link(client, server).open();
                return;
            } catch (IOException down) {
                closed(server);
            }
        }
        closed(client);
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::close);
        threads.shutdownNow();
    }

    private final class Link {

        private static final int BUFFER = 16_384;

        private final Socket client;
        private final Socket server;
        private final AtomicInteger directions = new AtomicInteger(2);
        private volatile boolean hangs;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void open() throws IOException {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            links.add(this);
            threads.execute(() -> pass(server, client));
            threads.execute(() -> pass(client, server));
        }

        private void pass(Socket from, Socket to) {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (!hangs) {
                        out.write(buffer, 0, count);
                    }
                }
                to.shutdownOutput();
                if (directions.decrementAndGet() == 0) {
                    close();
                }
            } catch (IOException broken) {
                close();
            }
        }

        void close() {
            links.remove(this);
            closed(client);
            closed(server);
        }
    }
}
