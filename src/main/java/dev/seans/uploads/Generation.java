package dev.seans.uploads;

/**
 * One upload of one file name.
 *
 * @param number 1 for the first; a re-upload is the next one
 * @param bytes attached so far
 * @param parts attached so far
 * @param lastPartBytes length of the last one attached
 * @param lastPartSha256 of the last one attached
 * @param sealed whether an import has named it: it never changes again
 */
record Generation(int number, long bytes, int parts, long lastPartBytes, String lastPartSha256, boolean sealed) {

    static Generation first(Part part) {
        return begin(1, part);
    }

    /** What a part means for the newest generation of its name. */
    Attachment attach(Part part) {
        boolean startsAnew = sealed || part.beginsXmlDocument();
        if (isLast(part) && (!startsAnew || isOpenAndWhole())) {
            return Attachment.acknowledged(this);
        }
        if (isLast(part) && parts > 1 && !part.beginsXmlDocument()) {
            // A repeat of the last fragment that overtook the import: no file begins with it.
            return Attachment.acknowledged(this);
        }
        return startsAnew ? Attachment.begun(begin(number + 1, part)) : Attachment.appended(append(part));
    }

    private boolean isLast(Part part) {
        return part.bytes() == lastPartBytes && part.sha256().equals(lastPartSha256);
    }

    private boolean isOpenAndWhole() {
        return !sealed && parts == 1;
    }

    private Generation append(Part part) {
        return new Generation(number, bytes + part.bytes(), parts + 1, part.bytes(), part.sha256(), false);
    }

    private static Generation begin(int number, Part part) {
        return new Generation(number, part.bytes(), 1, part.bytes(), part.sha256(), false);
    }
}
