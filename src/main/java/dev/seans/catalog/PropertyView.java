package dev.seans.catalog;

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
        String id, @Nullable String name, @Nullable String valueId, String value) {}
