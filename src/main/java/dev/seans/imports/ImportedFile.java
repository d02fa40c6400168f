package dev.seans.imports;

import dev.seans.identity.SessionKey;

/**
 * Which file an {@link ImportEvent} is about.
 *
 * @param importId the import session, as in {@code /api/imports/{id}}
 * @param fileId the import of this generation of the file
 * @param source the 1C base that has sent it
 * @param session the key of the session that has uploaded it
 * @param name of the file, as 1C gave it
 * @param generation counts how often the session has uploaded a file of that name, from 1
 */
public record ImportedFile(
        long importId, long fileId, String source, SessionKey session, String name, int generation) {}
