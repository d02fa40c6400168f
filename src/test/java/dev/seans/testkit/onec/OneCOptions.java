package dev.seans.testkit.onec;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * In what 1C clients differ.
 *
 * @param http10 behind some proxies 1C speaks HTTP/1.0
 * @param credentialsCharset of the Basic header: UTF-8, or windows-1251 in old clients
 * @param sendSessionId off: "exchange without the session id", the cookie alone identifies
 * @param waitForImport off: "upload without waiting for the confirmation of the import", it is never asked for
 * @param postEverything some set-ups send POST for every mode
 */
public record OneCOptions(
        boolean http10,
        Charset credentialsCharset,
        boolean sendSessionId,
        boolean waitForImport,
        boolean postEverything) {

    public static final OneCOptions USUAL = new OneCOptions(false, StandardCharsets.UTF_8, true, true, false);

    public OneCOptions withHttp10() {
        return new OneCOptions(true, credentialsCharset, sendSessionId, waitForImport, postEverything);
    }

    public OneCOptions withWindows1251() {
        return new OneCOptions(http10, Charset.forName("windows-1251"), sendSessionId, waitForImport, postEverything);
    }

    public OneCOptions withCookieOnly() {
        return new OneCOptions(http10, credentialsCharset, false, waitForImport, postEverything);
    }

    public OneCOptions withoutImport() {
        return new OneCOptions(http10, credentialsCharset, sendSessionId, false, postEverything);
    }

    public OneCOptions withPostForEverything() {
        return new OneCOptions(http10, credentialsCharset, sendSessionId, waitForImport, true);
    }
}
