package dev.seans.testkit.upstream;

import dev.seans.testkit.http.FreePorts;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/** A small HTTP/1.1 server on a loopback port: one that can also say nothing, break off, or talk nonsense. */
final class HttpPort implements AutoCloseable {

    private final ServerSocketFactory sockets;
    private final Handler handler;
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpPort::daemon);
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private final int number;

    private volatile ServerSocket listener;
    private volatile CountDownLatch acceptorEnded = new CountDownLatch(1);

    HttpPort(ServerSocketFactory sockets, Handler handler) {
        this.sockets = sockets;
        this.handler = handler;
        // Not one of the system's choice: while this server is down, that would be given to another JVM's.
        this.number = FreePorts.one();
        this.listener = listen(number);
    }

    int number() {
        return number;
    }

    /**
     * Nobody listens any more, and all connections break. The thread that accepts is waited for, because the kernel goes
     * on to listen until it has left its system call.
     */
    void shut() {
        release(listener);
        awaitAcceptor();
        connections.forEach(HttpPort::release);
    }

    private void awaitAcceptor() {
        try {
            if (!acceptorEnded.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Port " + number + " is still listened on after 10 s");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens again, where it did. */
    void reopen() {
        listener = listen(number);
    }

    @Override
    public void close() {
        shut();
        threads.shutdownNow();
    }

    private ServerSocket listen(int port) {
        try {
            ServerSocket socket = sockets.createServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            CountDownLatch ended = new CountDownLatch(1);
            acceptorEnded = ended;
            threads.execute(() -> acceptFrom(socket, ended));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
    }

    private void acceptFrom(ServerSocket socket, CountDownLatch ended) {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            ended.countDown(); // shut() ends the wait for connections in this way
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = new BufferedOutputStream(connection.getOutputStream());
            boolean more = true;
            while (more) {
                Optional<SeenRequest> request = RequestReader.read(in);
                more = request.isPresent() && handler.answer(request.get()).writeTo(out);
            }
            out.flush();
        } catch (IOException broken) {
            // the client has gone, or shut() was called; either way nobody is left to tell
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private static void release(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close " + socket, e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "test-upstream");
        thread.setDaemon(true);
        return thread;
    }

    /** Answers requests. */
    interface Handler {
        WireReply answer(SeenRequest request) throws IOException, InterruptedException;
    }
}
