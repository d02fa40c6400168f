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

    /**
     * The service that a path calls, whether it is published or not.
     *
     * @param path below the context root, decoded
     */
    Optional<ServiceName> called(String path) {
        return ServiceType.ofPath(path)
                .flatMap(type -> Optional.ofNullable(sections.get(type))
                        .flatMap(section -> section.rootOf(path.substring(path.indexOf('/', 1) + 1)))
                        .map(root -> new ServiceName(type, root)))
                .or(() -> ServiceName.ofPath(path));
    }

    /** The service that is called so, if it is published. */
    Optional<VrdService> find(ServiceName called) {
        return Optional.ofNullable(sections.get(called.type())).flatMap(section -> section.find(called));
    }
}
