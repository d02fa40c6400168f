package dev.seans.registry;

import dev.seans.identity.SessionKey;
import java.time.Instant;

/**
 * Somebody wants hidden what an export does not hold any more.
 *
 * @param key of the session that asks
 * @param source the 1C base that talks
 * @param since when the export began, in whole seconds of the database's clock: what was seen at this moment or later
 *     stays
 */
public record DeactivationRequest(SessionKey key, String source, Instant since) {}
