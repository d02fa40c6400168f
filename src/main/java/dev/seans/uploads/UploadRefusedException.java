package dev.seans.uploads;

import dev.seans.settings.Setting;
import jakarta.ejb.ApplicationException;
import java.util.EnumSet;
import java.util.Set;

/** An upload would exceed a limit, or comes too slowly, or while too many others come. Nothing of it was kept. */
@ApplicationException(rollback = true)
public final class UploadRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Set<Setting> FOR_NOW =
            EnumSet.of(Setting.UPLOAD_AT_ONCE, Setting.UPLOAD_AT_ONCE_USER, Setting.UPLOAD_AT_ONCE_NODE);
    private static final Set<Setting> OF_PACE = EnumSet.of(Setting.UPLOAD_MIN_PACE, Setting.UPLOAD_MAX_TIME);

    private final Setting limit;
    private final String value;

    UploadRefusedException(Setting limit, String value) {
        super("the upload exceeds " + limit.key() + " = " + value);
        this.limit = limit;
        this.value = value;
    }

    /** Whether it would be received if it came later. */
    public boolean isForNow() {
        return FOR_NOW.contains(limit);
    }

    /** Whether it came too slowly. */
    public boolean isOfPace() {
        return OF_PACE.contains(limit);
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
