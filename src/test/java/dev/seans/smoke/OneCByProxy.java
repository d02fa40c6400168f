package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.testkit.onec.Catalogue;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCOptions;
import dev.seans.testkit.onec.OneCSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** One session of 1C whose requests go through a proxy, with a file whose name 1C does not escape. */
final class OneCByProxy {

    static final int PRODUCTS = 20;

    private static final String NAME = "импорт0_1.xml";
    private static final int PORTION = 1000;

    private final FrontProxy proxy;
    private final OneCConnection connection;
    private final OneCSession session;

    OneCByProxy(FrontProxy proxy) throws IOException {
        this.proxy = proxy;
        connection = new OneCConnection(proxy.root().resolve("exchange"), "catalog", "1c", "1c", OneCOptions.USUAL);
        session = connection.login();
    }

    OneCSession session() {
        return session;
    }

    /** @param afterTheFirst happens when the first portion is there */
    void upload(Runnable afterTheFirst) throws IOException {
        byte[] document = Catalogue.of(PRODUCTS).importFile(NAME).content();
        for (int from = 0; from < document.length; from += PORTION) {
            byte[] portion = Arrays.copyOfRange(document, from, Math.min(from + PORTION, document.length));
            assertThat(connection.file(session, NAME, portion).text()).isEqualTo("success");
            if (from == 0) {
                afterTheFirst.run();
            }
        }
    }

    /**
     * One request with a picture of so many bytes; the whole answer.
     *
     * @param afterTheFirst happens when half of it has left, and the rest has not
     */
    String uploadInHalves(int length, Runnable afterTheFirst) throws IOException {
        String head = "POST /seans/exchange?type=catalog&mode=file&filename=a.jpg&sessid=" + session.sessionId()
                + " HTTP/1.1\r\nHost: seans.example\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n";
        try (Socket socket = new Socket(proxy.root().getHost(), proxy.root().getPort());
                InputStream answer = socket.getInputStream()) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[length / 2]);
            afterTheFirst.run();
            socket.getOutputStream().write(new byte[length - length / 2]);
            return new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** The first line of the answer. */
    String askForImport() throws IOException {
        return connection.importFile(session, NAME).lines().get(0);
    }

    String mode(String mode) throws IOException {
        return connection.mode(mode, session).lines().get(0);
    }

    /** Asks until the import has ended. */
    int importedProducts() throws IOException {
        await("the import ends").atMost(Duration.ofMinutes(1)).until(this::askForImport, "success"::equals);
        return new AdminApi(proxy.root())
                .importOf(SessionKey.of(session))
                .getJsonArray("files")
                .getJsonObject(0)
                .getInt("products");
    }
}
