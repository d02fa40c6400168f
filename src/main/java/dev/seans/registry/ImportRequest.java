package dev.seans.registry;

import dev.seans.identity.IdSource;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;

/**
 * Somebody wants a file of a session imported.
 *
 * @param key of the session that uploaded it
 * @param idSource where that session's id stood in the request
 * @param source the 1C base that talks
 * @param name of the file
 */
public record ImportRequest(SessionKey key, IdSource idSource, String source, UploadName name) {}
