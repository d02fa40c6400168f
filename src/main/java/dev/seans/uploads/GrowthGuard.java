package dev.seans.uploads;

/** Stops content that grows too long while it is written to disk. */
@FunctionalInterface
public interface GrowthGuard {

    /**
     * Asked before each piece is written.
     *
     * @param length in bytes, with that piece
     * @throws RuntimeException if that is too much; nothing of the content is kept then
     */
    void check(long length);
}
