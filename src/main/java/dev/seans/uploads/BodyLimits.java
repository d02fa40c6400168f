package dev.seans.uploads;

/** Watches one body while it is received. */
final class BodyLimits implements GrowthGuard {

    /** The disk is asked again after so many bytes: on a network each question is a round trip. */
    static final long DISK_STEP = 8L << 20;

    private final UploadLimits limits;
    private long nextLook;

    BodyLimits(UploadLimits limits) {
        this.limits = limits;
    }

    @Override
    public void check(long length) {
        limits.file(length);
        if (length >= nextLook) {
            limits.disk(0);
            nextLook = length + DISK_STEP;
        }
    }
}
