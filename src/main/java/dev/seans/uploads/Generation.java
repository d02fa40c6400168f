package dev.seans.uploads;

/**
 * One upload of one file name.
 *
 * @param number 1 for the first; a re-upload is the next one
 * @param bytes attached so far
 * @param parts attached so far
 * @param lastPartBytes length of the last one attached
 * @param lastPartSha256 of the last one attached
 * @param start what the file begins with
 * @param sealed whether an import has named it, or it was handed over: it never changes again
 */
record Generation(
        int number, long bytes, int parts, long lastPartBytes, String lastPartSha256, FileStart start, boolean sealed) {

    static Generation first(Part part) {
        return begin(1, part);
    }

    /**
     * What a part means for the newest generation of its name.
     *
     * @param fileLimit length of the fragments that clients were told to send: after a shorter one a file has ended
     */
    Attachment attach(Part part, long fileLimit) {
        boolean startsAnew = sealed || beginsDocument(part) || comesAgain(part, fileLimit);
        if (isLast(part) && (!startsAnew || isOpenAndWhole())) {
            return Attachment.acknowledged(this);
        }
        if (isLast(part) && parts > 1 && !beginsDocument(part)) {
            // A repeat of the last fragment that overtook the import: no file begins with it.
            return Attachment.acknowledged(this);
        }
        return startsAnew ? Attachment.begun(begin(number + 1, part)) : Attachment.appended(append(part));
    }

    private static boolean beginsDocument(Part part) {
        return part.start() == FileStart.XML;
    }

    /** The file had ended, and the part begins as the file did: it is not the file's next fragment. */
    private boolean comesAgain(Part part, long fileLimit) {
        return lastPartBytes < fileLimit && start.isTelling() && part.start() == start;
    }

    private boolean isLast(Part part) {
        return part.bytes() == lastPartBytes && part.sha256().equals(lastPartSha256);
    }

    private boolean isOpenAndWhole() {
        return !sealed && parts == 1;
    }

    private Generation append(Part part) {
        return new Generation(number, bytes + part.bytes(), parts + 1, part.bytes(), part.sha256(), start, false);
    }

    static Generation begin(int number, Part part) {
        return new Generation(number, part.bytes(), 1, part.bytes(), part.sha256(), part.start(), false);
    }
}
