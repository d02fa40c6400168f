package dev.seans.imports;

/** Sees that a document yields records, however slowly. */
final class RecordWatch {

    private final int patience;
    private long met = -1;
    private int looks;

    /** @param patience looks without a new record that it bears */
    RecordWatch(int patience) {
        this.patience = patience;
    }

    /**
     * Looks again.
     *
     * @param records that were met so far
     * @throws NoRecordsException if there was no new one for too many looks
     */
    void look(long records) throws NoRecordsException {
        looks = records == met ? looks + 1 : 0;
        met = records;
        if (looks >= patience) {
            throw new NoRecordsException();
        }
    }

    /** A document holds nothing that an import could read, and does not end. */
    static final class NoRecordsException extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
