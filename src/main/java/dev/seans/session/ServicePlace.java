package dev.seans.session;

import java.util.OptionalInt;

/**
 * Where a session stands among those of its service.
 *
 * @param slot 1 and up, unique in publication and service; empty for a session that no pool counts
 * @param version of the application that has made it
 */
public record ServicePlace(String publication, String service, OptionalInt slot, String version) {}
