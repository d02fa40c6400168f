package dev.seans.uploads;

import dev.seans.settings.Setting;
import jakarta.ejb.ApplicationException;

/** An upload would exceed a limit, or comes too slowly, or while too many others come. Nothing of it was kept. */
@ApplicationException(rollback = true)
public final class UploadRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Setting limit;
    private final String value;

    UploadRefusedException(Setting limit, String value) {
        super("the upload exceeds " + limit.key() + " = " + value);
        this.limit = limit;
        this.value = value;
    }

    /** The setting that says no. */
    public Setting limit() {
        return limit;
    }

    /** Its value, as it was written. */
    public String value() {
        return value;
    }
}
