package dev.seans.testkit.onec;

import dev.seans.testkit.http.RawResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** 1C's side of the exchange, with the habits and traps of the real one: see {@link #send}. */
public final class OneCClient {

    private final OneCConnection connection;
    private final OneCOptions options;

    public OneCClient(URI exchange, String type, String user, String password, OneCOptions options) {
        this(new OneCConnection(exchange, type, user, password, options), options);
    }

    OneCClient(OneCConnection connection, OneCOptions options) {
        this.connection = connection;
        this.options = options;
    }

    public static OneCClient catalog(URI exchange, String user, String password) {
        return new OneCClient(exchange, "catalog", user, password, OneCOptions.USUAL);
    }

    /** What 1C does before every exchange: a checkauth whose session is never used. */
    public void checkConnection() throws IOException, OneCFailure {
        login();
    }

    /**
     * Sends one portion, in a session of its own:
     *
     * <ol>
     *   <li>checkauth; the session is lines 2 to 4 of the answer
     *   <li>init; two lines, else the exchange ends
     *   <li>file, for each file or the one zip, cut by the limit; anything but success ends the exchange
     *   <li>import, for each XML by its own name, at once and without end while the answer is progress
     * </ol>
     */
    public OneCSession send(OneCFile... files) throws IOException, OneCFailure {
        OneCSession session = login();
        upload(session, List.of(files));
        if (options.waitForImport()) {
            new OneCImport(connection, session).run(List.of(files));
        }
        return session;
    }

    /** The first step: the server's own words of refusal are lost, as in 1C. */
    public OneCSession login() throws IOException, OneCFailure {
        RawResponse answer = connection.checkauth();
        if (!OneCAnswer.of(answer).isSuccess()) {
            throw OneCFailure.of("checkauth", "Check the user name and the password", answer);
        }
        return OneCSession.of(answer);
    }

    /** The second and the third step. */
    public void upload(OneCSession session, List<OneCFile> files) throws IOException, OneCFailure {
        upload(session, files, OneCInit.of(connection.init(session)));
    }

    /** The third step, as the server has answered the second. */
    void upload(OneCSession session, List<OneCFile> files, OneCInit init) throws IOException, OneCFailure {
        for (OneCFile file : init.zip() ? List.of(OneCZip.of(files)) : files) {
            uploadInFragments(session, file, init.fileLimit());
        }
    }

    /** One file, cut into fragments of so many bytes. */
    public void uploadInFragments(OneCSession session, OneCFile file, long limit) throws IOException, OneCFailure {
        for (byte[] fragment : file.fragments(limit)) {
            uploadFragment(session, file.name(), fragment);
        }
    }

    /** The fourth step. */
    public void importFiles(OneCSession session, List<OneCFile> files) throws IOException, OneCFailure {
        new OneCImport(connection, session).run(files);
    }

    private void uploadFragment(OneCSession session, String name, byte[] fragment) throws IOException, OneCFailure {
        RawResponse answer = connection.file(session, name, fragment);
        if (!OneCAnswer.of(answer).isSuccess()) {
            throw OneCFailure.of("file " + name, OneCAnswer.of(answer).reason(), answer);
        }
    }
}
