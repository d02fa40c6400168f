package dev.seans.exchange;

import java.io.IOException;
import java.util.Optional;

/** One mode of the protocol. Found through CDI by its name. */
interface ExchangeMode {

    /** The value of {@code mode=}. */
    String name();

    /** The answer; empty if it comes later, from another thread. */
    Optional<Reply> handle(ExchangeRequest request) throws IOException;
}
