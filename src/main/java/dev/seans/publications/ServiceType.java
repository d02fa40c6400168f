package dev.seans.publications;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The three kinds of services that 1C publishes. */
public enum ServiceType {
    HTTP,
    SOAP,
    ODATA;

    /** By the first part of the path, {@code hs}, {@code ws} or {@code odata}; empty if it is another one. */
    static Optional<ServiceType> ofPath(String path) {
        String[] parts = path.split("/", 3);
        if (parts.length < 2 || !parts[0].isEmpty()) {
            return Optional.empty();
        }
        return switch (parts[1]) {
            case "hs" -> Optional.of(HTTP);
            case "ws" -> Optional.of(SOAP);
            case "odata" -> Optional.of(ODATA);
            default -> Optional.empty();
        };
    }

    /** The value of the init-param {@code serviceType}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> texts() {
        return Arrays.stream(values()).map(ServiceType::text).toList();
    }

    /**
     * The one that is written so.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static ServiceType parse(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is no type of a service: use one of " + String.join(", ", texts())));
    }
}
