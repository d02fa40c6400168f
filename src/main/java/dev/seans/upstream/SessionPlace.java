package dev.seans.upstream;

/**
 * Where a session is stored. What is encrypted is bound to it: moved to another row, or put back after a newer one, it
 * cannot be read.
 *
 * @param slot from 1
 * @param version of the session, from 1
 */
public record SessionPlace(UpstreamName upstream, int slot, long version) {

    public SessionPlace {
        if (slot < 1 || version < 1) {
            throw new IllegalArgumentException("slots and versions count from 1");
        }
    }
}
