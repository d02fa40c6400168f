package dev.seans.publications;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A publication file that was read.
 *
 * @param base name of the publication, if it says one
 * @param zones values of the separators, in the order of the file
 */
record Vrd(Optional<String> base, Map<ServiceType, VrdSection> sections, List<String> zones) {

    Vrd {
        sections = Map.copyOf(sections);
        zones = List.copyOf(zones);
    }

    /** The service that is called so, if it is published. */
    Optional<VrdService> find(ServiceName called) {
        return Optional.ofNullable(sections.get(called.type())).flatMap(section -> section.find(called));
    }
}
