package dev.seans.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A unit of measure.
 *
 * @param code of the Russian classifier, such as {@code 796} for pieces
 * @param name such as {@code Штука}
 */
public record Unit(@Nullable String code, @Nullable String name) {

    public static final Unit NONE = new Unit(null, null);
}
