package dev.seans.exchange;

import dev.seans.identity.IdSource;
import dev.seans.identity.SessionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An exchange session, from checkauth to its last request.
 *
 * @param number names it to operators
 * @param address of the client at checkauth
 * @param idSource where the id stood in the last request that was noted; null if only checkauth came
 * @param lastMode of that request
 * @param importRequestedAt when an import was first asked for; null if it never was
 */
public record ExchangeRow(
        long number,
        SessionKey key,
        String user,
        String address,
        @Nullable IdSource idSource,
        String lastMode,
        Instant createdAt,
        Instant lastAccessAt,
        @Nullable Instant importRequestedAt) {}
