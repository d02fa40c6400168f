package dev.seans.catalog;

import dev.seans.records.RecordKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which records of the catalogue are asked for, in the order in which they first came.
 *
 * @param source name of a source; null for all
 * @param filters what they must have, as the texts that were asked for
 * @param after the row behind which the page begins; null for the first page
 */
public record CatalogSearch(
        @Nullable String source,
        Map<Filter, String> filters,
        @Nullable Long after,
        int limit) {

    /** @throws IllegalArgumentException for no rows, or a text that a filter does not understand */
    public CatalogSearch {
        if (limit < 1) {
            throw new IllegalArgumentException("A page has at least one row, not " + limit);
        }
        filters = Map.copyOf(filters);
        filters.forEach(Filter::value);
    }

    /** All of a source. */
    public static CatalogSearch all(@Nullable String source, @Nullable Long after, int limit) {
        return new CatalogSearch(source, Map.of(), after, limit);
    }

    /**
     * Looks whether records of this kind can be asked for so.
     *
     * @throws IllegalArgumentException for a filter that they do not have, with those that they have
     */
    public void requireFiltersOf(RecordKind kind) {
        String unused = where(kind);
    }

    /**
     * What follows a SELECT of the table {@code t} of this kind.
     *
     * @throws IllegalArgumentException for a filter that records of the kind do not have
     */
    String where(RecordKind kind) {
        StringBuilder where = new StringBuilder(" WHERE t.id > ?");
        if (source != null) {
            where.append(" AND t.").append(ofSource());
        }
        inOrder().forEach((filter, text) -> where.append(" AND ").append(filter.condition(kind)));
        return where.append(" ORDER BY t.id FETCH FIRST ? ROWS ONLY").toString();
    }

    static String ofSource() {
        return "source_id = (SELECT id FROM seans_import_source WHERE name = ?)";
    }

    /** The parameters of the condition. */
    @Nullable
    Object[] arguments() {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(after == null ? Long.MIN_VALUE : after);
        if (source != null) {
            arguments.add(source);
        }
        inOrder().forEach((filter, text) -> {
            Object value = filter.value(text);
            filter.condition.chars().filter(sign -> sign == '?').forEach(one -> arguments.add(value));
        });
        arguments.add(limit);
        return arguments.toArray();
    }

    private Map<Filter, String> inOrder() {
        return filters.isEmpty() ? Map.of() : new EnumMap<>(filters);
    }

    /** What records may be asked to have. */
    public enum Filter {
        ID("id", EnumSet.complementOf(EnumSet.of(RecordKind.ORDER)), "t.ext_id = ?"),
        PRODUCT("product", Set.of(RecordKind.OFFER), "t.product_ext_id = ?"),
        GROUP(
                "group",
                Set.of(RecordKind.PRODUCT),
                "t.id IN (SELECT g.product_id FROM seans_catalog_product_group g WHERE g.group_ext_id = ?)"),
        PARENT("parent", Set.of(RecordKind.GROUP), "t.parent_ext_id = ?"),
        ARTICLE("article", Set.of(RecordKind.PRODUCT, RecordKind.OFFER), "t.article = ?"),
        BARCODE(
                "barcode",
                Set.of(RecordKind.PRODUCT, RecordKind.OFFER),
                "(t.barcode = ? OR t.id IN (SELECT b.%1$s_id FROM seans_catalog_%1$s_barcode b WHERE b.barcode = ?))"),
        NAME("name", EnumSet.complementOf(EnumSet.of(RecordKind.ORDER)), "t.name LIKE ? ESCAPE '!'"),
        UPDATED_SINCE("updatedSince", EnumSet.complementOf(EnumSet.of(RecordKind.ORDER)), "t.written_at >= ?"),
        ACTIVE("active", Set.of(RecordKind.PRODUCT, RecordKind.OFFER), "t.active = ?");

        private static final int LAST_YEAR = 9999;

        private final String parameter;

        @SuppressWarnings("ImmutableEnumChecker") // never changed
        private final Set<RecordKind> kinds;

        private final String condition;

        Filter(String parameter, Set<RecordKind> kinds, String condition) {
            this.parameter = parameter;
            this.kinds = kinds;
            this.condition = condition;
        }

        /** What clients call it. */
        public String parameter() {
            return parameter;
        }

        private String condition(RecordKind kind) {
            if (!kinds.contains(kind)) {
                String known = Arrays.stream(values())
                        .filter(filter -> filter.kinds.contains(kind))
                        .map(Filter::parameter)
                        .collect(Collectors.joining(", "));
                throw new IllegalArgumentException(
                        "%s is no filter of these records; theirs are %s".formatted(parameter, known));
            }
            return condition.formatted(kind.name().toLowerCase(Locale.ROOT));
        }

        /** A text as its condition compares it. */
        private Object value(String text) {
            return switch (this) {
                case NAME -> text.replaceAll("[!%_]", "!$0") + "%";
                case UPDATED_SINCE -> instant(text);
                case ACTIVE -> flag(text);
                default -> text;
            };
        }

        private static OffsetDateTime instant(String text) {
            try {
                OffsetDateTime time = Instant.parse(text).atOffset(ZoneOffset.UTC);
                if (time.getYear() > 0 && time.getYear() <= LAST_YEAR) {
                    return time;
                }
                throw new DateTimeParseException("no database knows that year", text, 0);
            } catch (DateTimeParseException noInstant) {
                throw new IllegalArgumentException(
                        "updatedSince must be a time such as 2026-01-31T12:00:00Z", noInstant);
            }
        }

        private static boolean flag(String text) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException("active must be true or false");
            }
            return Boolean.parseBoolean(text);
        }
    }
}
