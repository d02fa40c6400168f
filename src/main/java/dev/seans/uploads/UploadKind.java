package dev.seans.uploads;

import dev.seans.identity.UploadName;
import java.util.Locale;

/** What an upload is, and what has become of it. */
enum UploadKind {
    /** XML, to be imported when 1C asks for it. */
    DOCUMENT,
    /** XML out of a zip that is not unpacked to its end: nobody is to see it before. */
    HELD,
    /** A zip, to be unpacked. */
    ARCHIVE,
    /** A zip that is unpacked. */
    UNPACKED,
    /** A zip that cannot be unpacked. */
    BROKEN,
    /** An image or another file, to be handed over to the files of its source. */
    FILE,
    /** A file that was handed over. */
    TAKEN;

    /**
     * What an upload is when it begins. 1C gives an archive a bare name; a zip in a folder belongs to a product, like the
     * images beside it (protocol, section 1.5).
     */
    static UploadKind of(UploadName name, FileStart start) {
        String path = name.path().toLowerCase(Locale.ROOT);
        if (path.endsWith(".zip") && !path.contains("/")) {
            return ARCHIVE;
        }
        return ofEntry(path, start);
    }

    /** What an entry of an archive is: archives in it are not opened. */
    static UploadKind ofEntry(UploadName name, FileStart start) {
        return ofEntry(name.path().toLowerCase(Locale.ROOT), start);
    }

    private static UploadKind ofEntry(String path, FileStart start) {
        boolean image = path.endsWith(".svg");
        return path.endsWith(".xml") || (start == FileStart.XML && !image) ? DOCUMENT : FILE;
    }
}
