package dev.seans.records;

/**
 * An element or attribute of a document that nothing here reads. What belongs to a record is kept with it ({@link Extra}).
 *
 * @param path names from the root's child on, with {@code /} between them and {@code @} before an attribute's
 * @param times how often it stands in the document
 * @param line of the first one, from 1
 */
public record UnknownElement(String path, long times, int line) {

    public UnknownElement again() {
        return new UnknownElement(path, times + 1, line);
    }
}
