package dev.seans.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a product or an offer has of a property.
 *
 * @param id of the property
 * @param name null while the property is not known
 * @param valueId in the property's directory; null for a text, and while the directory does not hold it
 * @param value as a text
 */
public record PropertyView(
        String id, @Nullable String name, @Nullable String valueId, String value) {

    /**
     * Name of a property, or its id while the name is not known, to its values. Two properties may have one name: then the values of
     * both stand under it.
     */
    public static Map<String, List<String>> byName(List<PropertyView> values) {
        Map<String, List<String>> properties = new LinkedHashMap<>();
        for (PropertyView one : values) {
            properties
                    .computeIfAbsent(Objects.requireNonNullElse(one.name, one.id), name -> new ArrayList<>(1))
                    .add(one.value);
        }
        return properties;
    }
}
