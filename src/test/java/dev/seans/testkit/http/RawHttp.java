package dev.seans.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** HTTP over a plain socket, a connection for each request: what no library would send can be sent. */
public final class RawHttp {

    /** As long as 1C waits. */
    private static final int TIMEOUT_MILLIS = 180_000;

    private final String host;
    private final int port;
    private final int timeoutMillis;

    public RawHttp(URI server) {
        this(server, TIMEOUT_MILLIS);
    }

    /** A client that gives up earlier than 1C. */
    public RawHttp(URI server, int timeoutMillis) {
        if (!"http".equals(server.getScheme())) {
            throw new IllegalArgumentException("Only http, not " + server.getScheme() + ": nothing is encrypted here");
        }
        this.host = server.getHost();
        this.port = server.getPort() == -1 ? 80 : server.getPort();
        this.timeoutMillis = timeoutMillis;
    }

    /** The answer to HEAD, which has no body. */
    public RawResponse head(RawRequest request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request.toBytes(host + ":" + port));
            return new ResponseReader(new BufferedInputStream(socket.getInputStream())).readHead();
        }
    }

    public RawResponse send(RawRequest request) throws IOException {
        return send(request.toBytes(host + ":" + port));
    }

    /** Sends any bytes; the answer is read to its end. */
    public RawResponse send(byte[] bytes) throws IOException {
        try (Socket socket = connect()) {
            write(socket, bytes);
            return read(socket);
        }
    }

    /** Ends its side of the connection after the bytes, as a client does that dies in the middle of a body. */
    public RawResponse sendTruncated(RawRequest request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request.toBytes(host + ":" + port));
            socket.shutdownOutput();
            return read(socket);
        }
    }

    /** Sends and goes away; there is no answer to be had. */
    public void sendAndHangUp(RawRequest request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request.toBytes(host + ":" + port));
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(timeoutMillis);
        socket.connect(new InetSocketAddress(host, port), timeoutMillis);
        return socket;
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    private static RawResponse read(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        return new ResponseReader(in).read();
    }
}
