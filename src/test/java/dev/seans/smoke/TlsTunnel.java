package dev.seans.smoke;

import dev.seans.testkit.upstream.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * What is said here in plain reaches a server by TLS, byte for byte: clients that know no TLS say what no library would. It
 * comes from {@link #ADDRESS}, which is not the one of anybody else here.
 */
final class TlsTunnel implements AutoCloseable {

    /** Linux answers to all of 127.0.0.0/8. */
    static final String ADDRESS = "127.0.0.2";

    /** What Windows Server 2012 has; the suites with GCM came later. */
    private static final String OLD = "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256";

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SSLSocketFactory sockets;
    private final int port;

    /** To a port of this machine. */
    TlsTunnel(TestCertificate certificate, int port) throws IOException, GeneralSecurityException {
        this.sockets = trusting(certificate);
        this.port = port;
        threads.execute(this::open);
    }

    private static SSLSocketFactory trusting(TestCertificate certificate) throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(certificate.trustStore().toFile(), "changeit".toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** Where clients connect to, with a slash at its end. */
    URI root() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/seans/");
    }

    private void open() {
        try {
            while (true) {
                Socket client = door.accept();
                threads.execute(() -> connect(client));
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private void connect(Socket client) {
        try (client;
                SSLSocket server = (SSLSocket) sockets.createSocket()) {
            server.bind(new InetSocketAddress(ADDRESS, 0));
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server.setEnabledProtocols(new String[] {"TLSv1.2"});
            server.setEnabledCipherSuites(new String[] {OLD});
            server.startHandshake();
            threads.execute(() -> copy(client, server));
            copy(server, client);
        } catch (IOException gone) {
            // The client sees it: its connection ends.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // Either side may go when it likes.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
