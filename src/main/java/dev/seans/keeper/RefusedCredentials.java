package dev.seans.keeper;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Fingerprints of the credentials that an upstream has refused, the newest last. There can be several: nodes may have
 * different ones, by mistake or while somebody changes them, and each must be tried once at the most.
 *
 * @param fingerprints in hex
 */
record RefusedCredentials(List<String> fingerprints) {

    static final RefusedCredentials NONE = new RefusedCredentials(List.of());

    private static final int MOST = 8;
    private static final int BYTES = 32;

    RefusedCredentials {
        int first = Math.max(0, fingerprints.size() - MOST);
        fingerprints = List.copyOf(fingerprints.subList(first, fingerprints.size()));
    }

    /** As they are stored: one after the other. */
    static RefusedCredentials parse(byte[] stored) {
        List<String> read = new ArrayList<>();
        for (int start = 0; start + BYTES <= stored.length; start += BYTES) {
            read.add(HexFormat.of().formatHex(stored, start, start + BYTES));
        }
        return new RefusedCredentials(read);
    }

    boolean has(String fingerprint) {
        return fingerprints.contains(fingerprint);
    }

    /** And this one as the newest; the oldest are forgotten when there are too many. */
    RefusedCredentials with(String fingerprint) {
        List<String> more = new ArrayList<>(fingerprints);
        more.remove(fingerprint);
        more.add(fingerprint);
        return new RefusedCredentials(more);
    }

    byte[] bytes() {
        ByteBuffer stored = ByteBuffer.allocate(BYTES * fingerprints.size());
        fingerprints.forEach(one -> stored.put(HexFormat.of().parseHex(one)));
        return stored.array();
    }
}
