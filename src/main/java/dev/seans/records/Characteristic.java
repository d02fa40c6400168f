package dev.seans.records;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A characteristic that stands at its product, as in UT 10.3: that of the offer whose id has this one behind the {@code #}.
 *
 * @param id null if none is told: then it is one of the product itself
 */
public record Characteristic(@Nullable String id, String name, String value) implements Comparable<Characteristic> {

    private static final Comparator<Characteristic> ORDER = Comparator.comparing(
                    Characteristic::id, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Characteristic::name)
            .thenComparing(Characteristic::value);

    @Override
    public int compareTo(Characteristic other) {
        return ORDER.compare(this, other);
    }
}
