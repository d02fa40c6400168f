package dev.seans.exchange;

import java.util.Locale;

/** Every text that can be sent to 1C. The bundles {@code texts_ru} and {@code texts_en} have each of them. */
public enum ExchangeText {
    REFUSED,
    REFUSED_ADVICE,
    CREDENTIALS_MISSING,
    CREDENTIALS_WRONG,
    ROLE_MISSING,
    TOO_MANY_SESSIONS,
    METHOD_UNKNOWN,
    TYPE_UNKNOWN,
    TYPE_NOT_YET,
    MODE_UNKNOWN,
    FILENAME_MISSING,
    FILENAME_LENGTH,
    FILENAME_DEPTH,
    FILENAME_LEAVES_FOLDER,
    FILENAME_CHARACTERS,
    FILENAME_AMBIGUOUS,
    FILENAME_SEGMENT_LENGTH,
    BODY_EMPTY,
    BODY_INCOMPLETE,
    LIMIT_EXCEEDED,
    FILE_NOT_UPLOADED,
    IMPORT_QUEUED,
    IMPORT_RUNNING,
    IMPORT_ACCEPTED,
    IMPORT_COMPLETED,
    IMPORT_COMPLETED_WITH_REJECTED,
    IMPORT_STUCK,
    IMPORT_TAKEN_OVER_TOO_OFTEN,
    IMPORT_BROKEN,
    INTERNAL;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
