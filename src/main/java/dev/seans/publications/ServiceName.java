package dev.seans.publications;

import java.util.Arrays;
import java.util.Optional;

/** A service as a path or a filter names it, before anybody knows whether it is published. */
record ServiceName(ServiceType type, String name) {

    /** There is one in a publication. */
    static final String OF_ODATA = "standard.odata";

    /** The tables have 255 characters for type and name. */
    private static final int LONGEST = 200;

    /** What 1C appends to a SOAP service that has no other address. */
    private static final String SOAP_SUFFIX = ".1cws";

    /**
     * The service of a path: {@code /hs/<name>/...}, {@code /ws/<name>/...} or {@code /odata/standard.odata/...}.
     *
     * @param path below the context root, decoded
     */
    static Optional<ServiceName> ofPath(String path) {
        String[] parts = path.split("/", 4);
        if (parts.length < 3 || !parts[0].isEmpty() || !isUsable(parts[2])) {
            return Optional.empty();
        }
        return ServiceType.ofPath(path)
                .map(type -> new ServiceName(type, parts[2]))
                .filter(called -> called.type() != ServiceType.ODATA || parts[2].equals(OF_ODATA));
    }

    /** {@code ws2} for {@code /ws/ws2.1cws}, the address that 1C gives to a SOAP service. */
    ServiceName withoutSuffix() {
        return type == ServiceType.SOAP && name.endsWith(SOAP_SUFFIX) && name.length() > SOAP_SUFFIX.length()
                ? new ServiceName(type, name.substring(0, name.length() - SOAP_SUFFIX.length()))
                : this;
    }

    /**
     * Looks at the root of the paths of an HTTP service, which may have several parts: {@code mcp/v1}.
     *
     * @throws IllegalArgumentException if no path can begin so
     */
    static void checkRoot(String root) {
        if (root.length() > LONGEST || !Arrays.stream(root.split("/", -1)).allMatch(ServiceName::isUsable)) {
            throw new IllegalArgumentException("expected 1 to " + LONGEST
                    + " characters without control characters, and with something before and behind each /");
        }
    }

    /** @throws IllegalArgumentException if no service can be called so */
    static void check(String name) {
        if (!isUsable(name)) {
            throw new IllegalArgumentException(
                    "expected 1 to " + LONGEST + " characters, without / and control characters");
        }
    }

    private static boolean isUsable(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.indexOf('/') < 0
                && name.codePoints().noneMatch(Character::isISOControl);
    }
}
