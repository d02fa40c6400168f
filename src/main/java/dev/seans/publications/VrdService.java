package dev.seans.publications;

import java.util.Map;
import java.util.Optional;

/**
 * A service in {@code default.vrd}.
 *
 * @param alias its other name in paths: {@code alias} of a SOAP service, {@code rootUrl} of an HTTP service
 * @param isOn not {@code enable="false"}
 * @param values what it says of reuse, checked
 * @param line where it stands; 0 if it is not listed
 */
record VrdService(String name, Optional<String> alias, boolean isOn, Map<ReuseValue, String> values, int line) {

    /** A service that a file publishes without listing it. */
    static VrdService unlisted(String name, boolean isOn) {
        return new VrdService(name, Optional.empty(), isOn, Map.of(), 0);
    }

    VrdService {
        values = Map.copyOf(values);
    }

    boolean isListed() {
        return line > 0;
    }

    boolean answersTo(String address) {
        return address.equals(name) || address.equals(alias.orElse(name));
    }

    /** Whether some path could mean both. */
    boolean meets(VrdService other) {
        return answersTo(other.name) || answersTo(other.alias.orElse(other.name));
    }
}
