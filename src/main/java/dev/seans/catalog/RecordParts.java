package dev.seans.catalog;

import dev.seans.commerceml.DecimalText;
import dev.seans.database.Database;
import dev.seans.records.Extra;
import dev.seans.records.NamedValue;
import dev.seans.records.RecordKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What belongs to the records of a page, whatever it is, read in one statement. Filled once; the records look into it. */
final class RecordParts {

    private static final int FIRST_TEXT = 4;

    private final Map<Long, Map<Part, List<Row>>> rows = new HashMap<>();

    /** Reads all that these records have. */
    void read(Database database, Map<RecordKind, ? extends Collection<Long>> owners) {
        List<String> branches = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        owners.forEach((kind, ids) -> {
            if (!ids.isEmpty()) {
                Long[] array = ids.toArray(Long[]::new);
                for (Part part : Part.of(kind)) {
                    branches.add(part.select());
                    arguments.add(array);
                }
            }
        });
        if (!branches.isEmpty()) {
            var unused = database.query(String.join(" UNION ALL ", branches), this::add, arguments.toArray());
            rows.values().forEach(ofOne -> ofOne.values().forEach(some -> some.sort(Row.IN_ORDER)));
        }
    }

    private boolean add(ResultSet row) throws SQLException {
        Part part = Part.valueOf(row.getString(1));
        @Nullable String[] texts = new @Nullable String[part.columns()];
        for (int index = 0; index < texts.length; index++) {
            texts[index] = row.getString(FIRST_TEXT + index);
        }
        return rows.computeIfAbsent(row.getLong(2), owner -> new EnumMap<>(Part.class))
                .computeIfAbsent(part, none -> new ArrayList<>(2))
                .add(new Row(row.getInt(3), Arrays.asList(texts)));
    }

    /** The rows of one part of a record, in their order. */
    <T> List<T> of(long owner, Part part, Function<Row, T> row) {
        List<Row> found = rows.getOrDefault(owner, Map.of()).getOrDefault(part, List.of());
        List<T> all = new ArrayList<>(found.size());
        found.forEach(one -> all.add(row.apply(one)));
        return all;
    }

    List<NamedValue> namedValues(long owner, Part part) {
        return of(owner, part, row -> new NamedValue(row.require(0), row.require(1)));
    }

    List<String> texts(long owner, Part part) {
        return of(owner, part, row -> row.require(0));
    }

    List<ImageView> images(long owner, Part part) {
        return of(
                owner,
                part,
                row -> new ImageView(
                        row.require(0), row.text(1) == null ? null : Long.valueOf(row.require(1)), row.text(2)));
    }

    List<PropertyView> properties(long owner, Part part) {
        return of(owner, part, row -> new PropertyView(row.require(0), row.text(1), row.text(2), row.require(3)));
    }

    List<UnitView> units(long owner, Part part) {
        return of(owner, part, row -> new UnitView(row.text(0), row.number(1)));
    }

    Extra extra(long owner) {
        return new Extra(new TreeMap<>(namedValues(owner, Part.EXTRA).stream()
                .collect(Collectors.toMap(NamedValue::name, NamedValue::value))));
    }

    /**
     * A row of any part.
     *
     * @param place among those of its record
     */
    record Row(int place, List<@Nullable String> texts) {

        static final Comparator<Row> IN_ORDER = Comparator.comparingInt(Row::place);

        @Nullable
        String text(int index) {
            return texts.get(index);
        }

        String require(int index) {
            String text = texts.get(index);
            if (text == null) {
                throw new IllegalStateException("A column that is never null is null");
            }
            return text;
        }

        @Nullable
        BigDecimal number(int index) {
            String text = texts.get(index);
            return text == null ? null : DecimalText.shortest(new BigDecimal(text));
        }

        BigDecimal requireNumber(int index) {
            return DecimalText.shortest(new BigDecimal(require(index)));
        }

        @Nullable
        Boolean flag(int index) {
            String text = texts.get(index);
            return text == null ? null : Boolean.valueOf(text);
        }
    }
}
