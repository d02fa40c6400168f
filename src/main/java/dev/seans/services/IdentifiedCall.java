package dev.seans.services;

import dev.seans.filter.Visitor;
import dev.seans.identity.SessionControl;
import dev.seans.publications.ReuseMode;
import dev.seans.reuse.ServiceCall;
import java.util.Map;

/**
 * A call of a service that may have a session.
 *
 * @param visitor whose credentials are verified
 * @param command what the client wants to be done with the session; only with {@code reuse=use} there is any
 * @param separators values by name
 */
record IdentifiedCall(
        Visitor visitor,
        SessionControl.Command command,
        ServiceCall call,
        Map<String, String> separators,
        boolean safeMode) {

    IdentifiedCall {
        separators = Map.copyOf(separators);
    }

    ReuseMode mode() {
        return call.service().settings().mode();
    }

    /** Whether its session ends after this call. */
    boolean isLastCall() {
        return mode() == ReuseMode.DONTUSE || command == SessionControl.Command.FINISH;
    }
}
