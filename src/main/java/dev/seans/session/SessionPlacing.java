package dev.seans.session;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of an INSERT that says where a session stands among those of its service.
 *
 * @param columns begins with a comma if it is anything
 * @param values likewise
 */
record SessionPlacing(String columns, String values, List<Object> arguments) {

    /** A session of no service. */
    static final SessionPlacing NOWHERE = new SessionPlacing("", "", List.of());

    static SessionPlacing at(ServicePlace place) {
        List<Object> arguments = new ArrayList<>(List.of(place.publication(), place.service(), place.version()));
        place.slot().ifPresent(arguments::add);
        return place.slot().isPresent()
                ? new SessionPlacing(", publication, service, app_version, slot_no", ", ?, ?, ?, ?", arguments)
                : new SessionPlacing(", publication, service, app_version", ", ?, ?, ?", arguments);
    }
}
