package dev.seans.archive;

/**
 * An entry as the directory describes it. The headers before the contents repeat that; they are only asked where the
 * contents begin.
 *
 * @param name as the client wrote it: to be cleaned before it becomes a path
 * @param nameBytes length of the name in the archive
 * @param host the system that wrote the entry: 3 is Unix
 * @param mode of Unix: type and rights; 0 if it is not told
 * @param flags bit 0: encrypted
 * @param method 0 stored, 8 deflated
 * @param crc of the contents
 * @param packed length in the archive
 * @param length unpacked, as it is announced
 * @param offset of the header before the contents
 */
record ZipMember(
        String name,
        int nameBytes,
        int host,
        int mode,
        int flags,
        int method,
        long crc,
        long packed,
        long length,
        long offset) {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int HEADER = 30;
    private static final int UNIX = 3;
    private static final int ENCRYPTED = 0x0001 | 0x2000;
    private static final int AES = 99;
    private static final int TYPE = 0xF000;
    private static final int LINK = 0xA000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;

    boolean isFolder() {
        return name.endsWith("/") || name.endsWith("\\");
    }

    /** The first byte behind it, or one before that: the header's own extras are not known here. */
    long end() {
        return offset + HEADER + nameBytes + packed;
    }

    /**
     * Refuses what is not a plain file or a folder.
     *
     * @param directory where the directory of the archive begins: no entry reaches behind it
     */
    void check(long directory) throws ArchiveException {
        if (offset < 0 || packed < 0 || length < 0 || packed > directory || end() > directory) {
            throw new ArchiveException(ArchiveFault.BROKEN, name);
        }
        if ((flags & ENCRYPTED) != 0 || method == AES) {
            throw new ArchiveException(ArchiveFault.ENCRYPTED, name);
        }
        if (method != STORED && method != DEFLATED) {
            throw new ArchiveException(ArchiveFault.COMPRESSION, name);
        }
        int type = mode & TYPE;
        boolean special = host == UNIX && type != 0 && type != REGULAR && type != FOLDER;
        if (type == LINK || special) {
            throw new ArchiveException(ArchiveFault.LINK, name);
        }
    }
}
