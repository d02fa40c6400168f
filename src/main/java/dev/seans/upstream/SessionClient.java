package dev.seans.upstream;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import javax.sql.DataSource;

/**
 * Calls an upstream with the session that the keeper keeps. It never logs in.
 */
public interface SessionClient {

    /**
     * A client in Java SE, where no container runs. Make one and keep it: each has a copy and connections of its own.
     *
     * @param dataSource of the database that the keeper uses; its statements commit by themselves
     * @param keys those of the keeper
     * @throws IllegalArgumentException if no upstream can have this name
     */
    static SessionClient of(String name, DataSource dataSource, EncryptionKeys keys) {
        return StandaloneClients.of(new UpstreamName(name), dataSource, keys);
    }

    /** An HTTP client whose requests carry the session; only to the upstream's own address. */
    HttpClient httpClient();

    /** Where this path of the upstream is. */
    URI uri(String path) throws UpstreamSessionException;

    /**
     * The cookies of the session, from this node's copy, which is at most five seconds old.
     *
     * @throws UpstreamSessionException if there is no session
     */
    List<UpstreamCookie> cookies() throws UpstreamSessionException;

    /** What is known of the upstream, asked now. */
    UpstreamStatus status() throws UpstreamSessionException;
}
