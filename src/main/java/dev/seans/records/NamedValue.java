package dev.seans.records;

/** A name and its value: a requisite of a product, or a characteristic of an offer. */
public record NamedValue(String name, String value) implements Comparable<NamedValue> {

    @Override
    public int compareTo(NamedValue other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : value.compareTo(other.value);
    }
}
