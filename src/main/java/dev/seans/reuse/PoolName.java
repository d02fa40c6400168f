package dev.seans.reuse;

/**
 * Whose sessions are counted together: those of one service in one publication.
 *
 * @param service its title, {@code http/whoami}
 */
record PoolName(String publication, String service) {}
