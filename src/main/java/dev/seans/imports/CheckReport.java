package dev.seans.imports;

import dev.seans.registry.ImportFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import of an uploaded file would do.
 *
 * @param source with whose catalogue it was compared; null if with none
 * @param documents one, or those in an archive, in its order
 * @param otherFiles files in the archive that are no documents, such as images; and documents beyond the first 200
 * @param failure why the archive would be refused; null if it would not
 */
public record CheckReport(
        @Nullable String source,
        List<CheckedDocument> documents,
        long otherFiles,
        @Nullable ImportFailure failure) {

    /** Whether there is a document, nothing is wrong, and nothing left over. */
    public boolean isUnderstood() {
        return failure == null && !documents.isEmpty() && documents.stream().allMatch(CheckedDocument::isUnderstood);
    }
}
