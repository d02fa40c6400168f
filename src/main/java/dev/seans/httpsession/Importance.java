package dev.seans.httpsession;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which sessions are never given to a client without their id: those with an owner, and those that hold something. */
final class Importance {

    private static final String ANY = "*";

    private final Set<String> names;

    /** The value of {@code seans.session.important-attributes}. */
    Importance(List<String> names) {
        this.names = Set.copyOf(names);
    }

    boolean of(String user, Collection<String> attributes) {
        return !user.isEmpty() || attributes.stream().anyMatch(name -> names.contains(ANY) || names.contains(name));
    }
}
