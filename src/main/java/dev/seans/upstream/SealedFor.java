package dev.seans.upstream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What something is encrypted for: it can be decrypted for nothing else.
 *
 * @param parts what the bytes are bound to: table and column, row, version
 * @param text as a message calls it
 */
record SealedFor(List<String> parts, String text) {

    SealedFor {
        parts = List.copyOf(parts);
    }

    static SealedFor session(SessionPlace place) {
        String slot = Integer.toString(place.slot());
        String version = Long.toString(place.version());
        return new SealedFor(
                List.of("seans_upstream_session.sealed", place.upstream().text(), slot, version),
                "the stored session of " + place.upstream() + " (slot " + slot + ", version " + version + ")");
    }

    static SealedFor fingerprint(UpstreamName upstream) {
        return new SealedFor(
                List.of("upstream.refused_credentials", upstream.text()),
                "the fingerprint of what " + upstream + " has refused");
    }

    static SealedFor memory(UpstreamName upstream) {
        return new SealedFor(
                List.of("upstream.login_memory", upstream.text()),
                "what the login of " + upstream + " has kept, such as a refresh token,");
    }

    /** The associated data of the encryption; each part behind its length, so that no two lists of parts are alike. */
    byte[] associated(String keyName) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parts.forEach(part -> append(bytes, part));
        append(bytes, Integer.toString(SealedForm.FORMAT));
        append(bytes, keyName);
        return bytes.toByteArray();
    }

    /** A name of a key as it stood in the table, where anybody may have written it. */
    static String shown(String keyName) {
        return keyName.replaceAll("[^A-Za-z0-9_-]", "?");
    }

    @Override
    public String toString() {
        return text;
    }

    private static void append(ByteArrayOutputStream bytes, String part) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
        bytes.writeBytes(text);
    }
}
