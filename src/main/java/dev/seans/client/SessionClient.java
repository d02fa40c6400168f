package dev.seans.client;

import dev.seans.settings.RawSettings;
import dev.seans.upstream.EncryptionKeys;
import dev.seans.upstream.UpstreamCookie;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import javax.sql.DataSource;

/**
 * Calls an upstream with the session that the keeper keeps. It never logs in.
 */
public interface SessionClient {

    /**
     * The client of this application inside a server: the same one, however often it is asked for.
     *
     * @throws IllegalArgumentException if no upstream can have this name
     * @throws IllegalStateException where no CDI container runs: there, give a data source, too
     */
    static SessionClient of(String name) {
        try {
            return SessionClients.ofApplication(name);
        } catch (NoClassDefFoundError noContainer) {
            throw new IllegalStateException(
                    "no CDI container runs here: call SessionClient.of(name, dataSource)", noContainer);
        }
    }

    /**
     * A client in Java SE, where no container runs; the keys, and how the upstream is reached, come from this process'
     * settings: system properties or environment. Make one and keep it: each has a copy and connections of its own.
     *
     * @param dataSource of the database that the keeper uses; each statement takes a connection, best from a pool, which
     *     must have auto-commit on
     * @throws IllegalArgumentException if no upstream can have this name
     * @throws dev.seans.settings.InvalidSettingsException if there are no keys, or a setting is wrong
     */
    static SessionClient of(String name, DataSource dataSource) {
        return of(name, dataSource, EncryptionKeys.of(RawSettings.ofProcess()));
    }

    /** The same, with keys from elsewhere; they must be the keeper's. */
    static SessionClient of(String name, DataSource dataSource, EncryptionKeys keys) {
        return KeptSessionClient.standalone(new UpstreamName(name), dataSource, keys);
    }

    /**
     * An HTTP client whose calls carry the session: to the upstream's own address only; others are refused with
     * {@link IllegalArgumentException}. It follows no redirection. If the session is lost, a call is repeated once, with
     * the next one: a body that can be read only once ({@code BodyPublishers.fromPublisher}) does not allow that. What may
     * have been done, and must not be done twice, is never repeated: its answer is given as it is. Without a session, calls fail with {@link UpstreamSessionException}.
     */
    HttpClient httpClient();

    /**
     * Where this path of the upstream is; an empty one is the base URL.
     *
     * @throws UpstreamSessionException if there is no session, in which the base URL stands
     * @throws IllegalArgumentException if it is no path, or leads out of the base URL
     */
    URI uri(String path) throws UpstreamSessionException;

    /**
     * The cookies of the session, from this node's copy, which is at most five seconds old while the database answers.
     *
     * @throws UpstreamSessionException if there is no session
     * @throws UnsupportedOperationException if each session serves one call at a time: then nobody may take one
     */
    List<UpstreamCookie> cookies() throws UpstreamSessionException;

    /**
     * The session for calls by other means than {@link #httpClient()}, from the same copy as the cookies.
     *
     * @throws UpstreamSessionException if there is no session
     * @throws UnsupportedOperationException if each session serves one call at a time: then nobody may take one
     */
    SharedSession session() throws UpstreamSessionException;

    /**
     * After a call by other means got an answer as if the session were lost: has the keeper check it, waits for what it
     * finds, ten seconds at most, and gives the next session. If that has the same version, the session lives, and the
     * answer was the application's own: then do not repeat the call.
     *
     * @param version of the session that was called with
     * @throws UpstreamSessionException if the session is lost and no other one has come
     * @throws UnsupportedOperationException if each session serves one call at a time
     * @throws IllegalArgumentException if there was never a session of this version
     */
    SharedSession sessionAfterLossOf(long version) throws UpstreamSessionException;

    /**
     * What is known of the upstream, asked now.
     *
     * @throws UpstreamSessionException if nobody knows it, or the database cannot be read
     */
    UpstreamStatus status() throws UpstreamSessionException;
}
