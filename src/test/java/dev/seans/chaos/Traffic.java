package dev.seans.chaos;

import java.util.Random;

/** One kind of client. It goes on until its steps have succeeded, as its real ones do, and remembers what it was told. */
interface Traffic {

    String name();

    /** One thing that it wants, tried once. Throws, or answers false, when it was not done; then it is tried again. */
    boolean step(Random random) throws Exception;

    /** When nothing breaks any more: throws if something is not as its clients were told. */
    default void check() throws Exception {}
}
