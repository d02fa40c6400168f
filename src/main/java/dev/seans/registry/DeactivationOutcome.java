package dev.seans.registry;

import dev.seans.catalog.UnseenGoods;

/** What a request to hide goods has led to. Only {@link Done} has hidden any. */
public sealed interface DeactivationOutcome {

    /**
     * Something of the source is still to be imported.
     *
     * @param lastFileId the last file of the source's queue: when it has ended, the request may come again
     */
    record Waits(long lastFileId) implements DeactivationOutcome {}

    /** The export has not begun yet, by the database's clock. */
    record FromTheFuture() implements DeactivationOutcome {}

    /** The export began longer ago than imports are kept, so nobody knows what has become of them. */
    record TooLongAgo() implements DeactivationOutcome {}

    /** An import of the source has failed since then, so nobody knows what the export held. */
    record ImportFailed(long importId, String fileName) implements DeactivationOutcome {}

    /** So much is missing that the export was hardly a whole one. */
    record TooMany(UnseenGoods goods, int limitPercent) implements DeactivationOutcome {}

    /** What was missing is hidden: now, not by an earlier request. */
    record Done(long products, long offers) implements DeactivationOutcome {

        Done plus(boolean areProducts, int hidden) {
            return areProducts ? new Done(products + hidden, offers) : new Done(products, offers + hidden);
        }
    }
}
