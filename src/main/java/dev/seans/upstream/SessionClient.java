package dev.seans.upstream;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;

/**
 * Calls an upstream with the session that the keeper keeps. It never logs in.
 */
public interface SessionClient {

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
