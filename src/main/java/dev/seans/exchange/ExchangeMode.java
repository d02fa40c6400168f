package dev.seans.exchange;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** One mode of the protocol, for the types that have it in common. Found through CDI by type and name. */
interface ExchangeMode {

    /** The value of {@code mode=}. */
    String name();

    /** The types of exchange in which it means this. */
    default Set<ExchangeType> types() {
        return Set.of(ExchangeType.CATALOG);
    }

    /** The answer; empty if it comes later, from another thread. */
    Optional<Reply> handle(ExchangeRequest request) throws IOException;
}
