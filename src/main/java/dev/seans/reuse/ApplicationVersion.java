package dev.seans.reuse;

import dev.seans.identity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Tells the version of an application from its files: the same files, the same version, however they were deployed. */
final class ApplicationVersion {

    private static final int DIGITS = 16;

    private ApplicationVersion() {}

    /** Hex digits from names and contents, in whatever order the files come. */
    static String of(Collection<ApplicationFile> files) throws IOException {
        List<ApplicationFile> sorted = files.stream()
                .sorted(Comparator.comparing(ApplicationFile::name))
                .toList();
        MessageDigest all = Sha256.begin();
        for (ApplicationFile file : sorted) {
            // The hash of each name and each content has one length, so no two lists of files give the same bytes.
            all.update(Sha256.begin().digest(file.name().getBytes(StandardCharsets.UTF_8)));
            all.update(digest(file));
        }
        return HexFormat.of().formatHex(all.digest()).substring(0, DIGITS);
    }

    private static byte[] digest(ApplicationFile file) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream content = file.content().open()) {
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return digest.digest();
    }
}
