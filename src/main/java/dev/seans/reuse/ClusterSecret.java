package dev.seans.reuse;

import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.SharedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The secret of all nodes that have one {@code seans.home}: without it nobody can try passwords on what stands in the
 * database. Whichever node comes first makes it.
 */
final class ClusterSecret {

    private static final String NAME = "session-secret";
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64,1024}");

    private ClusterSecret() {}

    /**
     * The secret, which is made if there is none.
     *
     * @throws InvalidSettingsException if it cannot be read or made, or is too short
     */
    static byte[] of(Path home) {
        return of(home, new SharedFile(file(home), ClusterSecret::isWhole));
    }

    /** @param pause until a file that is no secret is read again */
    static byte[] of(Path home, Runnable pause) {
        return of(home, new SharedFile(file(home), ClusterSecret::isWhole, pause));
    }

    private static byte[] of(Path home, SharedFile shared) {
        try {
            String text = shared.readOrMake(ClusterSecret::made);
            if (!isWhole(text)) {
                throw mistake("the secret of the sessions, " + file(home) + ", must be one line of at least "
                        + 2 * BYTES + " hex digits: remove the file on all nodes, and it is made anew");
            }
            return HexFormat.of().parseHex(text.strip());
        } catch (IOException failed) {
            throw mistake("the secret of the sessions, " + file(home) + ", can neither be read nor made ("
                    + failed.getClass().getSimpleName() + "): give the server's user the right to seans.home = "
                    + home);
        }
    }

    private static Path file(Path home) {
        return home.resolve(NAME);
    }

    private static boolean isWhole(String text) {
        String secret = text.strip();
        return FORM.matcher(secret).matches() && secret.length() % 2 == 0;
    }

    private static String made() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret) + "\n";
    }

    private static InvalidSettingsException mistake(String what) {
        return new InvalidSettingsException(List.of(what));
    }
}
