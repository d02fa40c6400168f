package dev.seans.publications;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a publication file.
 *
 * @param name in whatever namespace
 * @param line where it begins
 * @param attributes without those of other namespaces, in the order of the file
 */
record VrdElement(String name, int line, Map<String, String> attributes, List<VrdElement> children) {

    VrdElement {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = Collections.unmodifiableList(children);
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(String::strip);
    }

    List<VrdElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }
}
