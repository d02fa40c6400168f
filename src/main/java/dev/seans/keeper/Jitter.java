package dev.seans.keeper;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Chance: what many keepers do at the same time, they shall not do at the same moment. */
@OnePerApplication
class Jitter {

    private final DoubleSupplier source;

    @Inject
    public Jitter() {
        this(() -> ThreadLocalRandom.current().nextDouble());
    }

    Jitter(DoubleSupplier source) {
        this.source = source;
    }

    /** From 0 to 1. */
    double next() {
        return source.getAsDouble();
    }
}
