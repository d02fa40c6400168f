package dev.seans.reuse;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a publication file says, once for each file that comes into force. */
final class VrdAnnouncement {

    private static final Logger LOG = System.getLogger(VrdAnnouncement.class.getName());

    private VrdAnnouncement() {}

    static void log(String file, VrdReading reading) {
        String services = Arrays.stream(ServiceType.values())
                .flatMap(type -> lines(type, reading.vrd()))
                .collect(Collectors.joining(", "));
        LOG.log(
                Level.INFO,
                "The publication file {0} is in force; it publishes: {1}",
                file,
                services.isEmpty() ? "nothing" : services);
        reading.warnings().forEach(warning -> LOG.log(Level.WARNING, "{0}", warning));
        if (!reading.idle().isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "In {0} is understood, but has no effect here: {1}",
                    file,
                    String.join(", ", reading.idle()));
        }
    }

    private static Stream<String> lines(ServiceType type, Vrd vrd) {
        VrdSection section = vrd.sections().getOrDefault(type, new VrdSection(false, false, List.of()));
        if (!section.isOn()) {
            return Stream.empty();
        }
        Stream<String> listed = section.services().stream()
                .filter(VrdService::isOn)
                .map(service -> "%s/%s (%s)"
                        .formatted(
                                type.text(),
                                service.name(),
                                service.values().getOrDefault(ReuseValue.MODE, "reuse as the filter says")));
        Stream<String> others = section.publishesOthers()
                ? Stream.of("every other " + type.text() + " service (reuse as the filter says)")
                : Stream.empty();
        return Stream.concat(listed, others);
    }
}
