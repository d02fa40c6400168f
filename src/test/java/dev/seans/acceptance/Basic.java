package dev.seans.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A Basic header's value. */
final class Basic {

    private Basic() {}

    static String of(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
