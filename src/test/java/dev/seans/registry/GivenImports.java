package dev.seans.registry;

import dev.seans.identity.IdSource;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.uploads.SealedUpload;
import java.time.OffsetDateTime;

/** Records of imports, as they are before a database has seen them. */
public final class GivenImports {

    public static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-01T10:00:00Z");
    public static final SessionKey KEY = new SessionKey("0123456789abcdef".repeat(4));

    private final ImportSource source = new ImportSource("1c", NOW);

    public ImportSession session() {
        return new ImportSession(source, KEY, IdSource.URL, NOW);
    }

    public ImportFile file(ImportSession session, String name, int generation) {
        return new ImportFile(session, source, new SealedUpload(new UploadName(name), generation, 100), NOW);
    }
}
