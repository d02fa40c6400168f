package dev.seans.httpsession;

import dev.seans.session.SessionData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attributes as the database has them: those that were written together, and what has changed since.
 *
 * @param data what was read
 * @param writtenTogether by name, without the changes
 * @param values by name; no value has been read yet
 * @param damage what was wrong with the bytes, and what was dropped therefore
 */
record StoredAttributes(
        SessionData data,
        Map<String, StoredValue> writtenTogether,
        Map<String, StoredValue> values,
        Optional<String> damage) {

    /** A row up to this size is written as a whole anyway, whatever changes in it: PostgreSQL moves what is larger out. */
    private static final int SMALLEST_WORTH_CHANGES = 2_000;

    /** Changes are at most a quarter of what they change. */
    private static final int LARGEST_PART = 4;

    /** What is left of it is at least a half. */
    private static final int SMALLEST_REST = 2;

    /**
     * What can be read of the bytes: of those that are cut off, the attributes before the cut. Nothing of it is used if
     * the changes are damaged: what was removed must not come back.
     */
    static StoredAttributes read(SessionData data) {
        Map<String, StoredValue> together = new LinkedHashMap<>();
        Optional<String> damage = AttributeBytes.read(data.bytes(), together);
        if (data.changes().length == 0) {
            return new StoredAttributes(data, together, together, damage);
        }
        Map<String, StoredValue> values = new LinkedHashMap<>(together);
        Optional<String> damagedChange = AttributeBytes.read(data.changes(), values);
        return damagedChange.isEmpty()
                ? new StoredAttributes(data, together, values, damage)
                : new StoredAttributes(
                        data, together, Map.of(), damagedChange.map(what -> "of what has changed last, " + what));
    }

    static SessionData write(Map<String, StoredValue> values) {
        return values.isEmpty() ? SessionData.NONE : new SessionData(AttributeBytes.write(values));
    }

    /**
     * What the database must have for these values: only the changes, if they are small beside all the rest, and most of
     * the rest is still wanted.
     */
    SessionData with(Map<String, StoredValue> wanted) {
        int together = data.bytes().length;
        if (together < SMALLEST_WORTH_CHANGES || size(wanted) < together / SMALLEST_REST || damage.isPresent()) {
            return write(wanted);
        }
        byte[] changes = AttributeBytes.write(changes(wanted));
        return changes.length > together / LARGEST_PART ? write(wanted) : data.changedBy(changes);
    }

    private static long size(Map<String, StoredValue> values) {
        return values.entrySet().stream()
                .mapToLong(entry -> AttributeBytes.size(entry.getKey(), entry.getValue()))
                .sum();
    }

    private Map<String, @Nullable StoredValue> changes(Map<String, StoredValue> wanted) {
        Map<String, @Nullable StoredValue> changes = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            if (!Objects.equals(value, writtenTogether.get(name))) {
                changes.put(name, value);
            }
        });
        for (String name : writtenTogether.keySet()) {
            if (!wanted.containsKey(name)) {
                changes.put(name, null);
            }
        }
        return changes;
    }
}
