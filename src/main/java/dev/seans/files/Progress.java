package dev.seans.files;

import java.util.function.BooleanSupplier;

/** Somebody who watches long work on files, and may end it by an exception. */
public interface Progress {

    /** Nobody counts the progress, but the server may stop. */
    static Progress until(BooleanSupplier stopping) {
        return new Progress() {
            @Override
            public void moved() {}

            @Override
            public void goOn() {
                if (stopping.getAsBoolean()) {
                    throw new WorkStoppedException("the server stops");
                }
            }
        };
    }

    /** Some of the work is being committed: called inside that transaction. */
    void moved();

    /**
     * Asked often, between any two steps.
     *
     * @throws WorkStoppedException if the work is to be left as it is
     */
    void goOn();
}
