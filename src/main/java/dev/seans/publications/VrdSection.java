package dev.seans.publications;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The services of one type in {@code default.vrd}.
 *
 * @param isOn whether the section itself is switched on
 * @param publishesOthers whether services are published that are not listed
 */
record VrdSection(boolean isOn, boolean publishesOthers, List<VrdService> services) {

    VrdSection {
        services = List.copyOf(services);
    }

    /** The service that is called so, if it is published. */
    Optional<VrdService> find(ServiceName called) {
        if (!isOn) {
            return Optional.empty();
        }
        ServiceName plain = called.withoutSuffix();
        return listed(called.name())
                .or(() -> listed(plain.name()))
                .or(() -> Optional.of(VrdService.unlisted(plain.name(), publishesOthers)))
                .filter(VrdService::isOn);
    }

    /**
     * The root of several parts with which the path of a call begins, the longest one.
     *
     * @param path below that of the section, such as {@code mcp/v1/tools}
     */
    Optional<String> rootOf(String path) {
        return services.stream()
                .flatMap(service -> service.alias().stream())
                .filter(root -> root.indexOf('/') > 0 && (path + "/").startsWith(root + "/"))
                .max(Comparator.comparingInt(String::length));
    }

    private Optional<VrdService> listed(String address) {
        return services.stream().filter(service -> service.answersTo(address)).findFirst();
    }
}
