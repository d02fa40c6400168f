package dev.seans.nodes;

import java.time.Duration;
import java.time.Instant;

/**
 * A node, as it last told of itself.
 *
 * @param isThis whether it is the one that is asked
 * @param isAlive whether it has told of itself lately
 * @param clockAhead of its machine, before the database's; negative if it is behind
 * @param freeBytes of the disk of {@code seans.home}
 * @param totalBytes of the same
 */
public record Node(
        String name,
        boolean isThis,
        boolean isAlive,
        Instant startedAt,
        Instant seenAt,
        Duration clockAhead,
        long freeBytes,
        long totalBytes) {}
