package dev.seans.uploads;

/** What there is in a session to import by a name. */
public sealed interface Importable {

    /** A file that was uploaded, or unpacked, by just this name. It is sealed now. */
    record Ready(SealedUpload upload) implements Importable {}

    /**
     * Archives, which may hold it. They are sealed now.
     *
     * @param fresh whether one of them was not before: what was said of this name then says nothing now
     * @param next the generation that a file of this name would be
     */
    record Packed(boolean fresh, int next) implements Importable {}
}
