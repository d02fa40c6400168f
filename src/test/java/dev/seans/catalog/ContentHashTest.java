package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentHashTest {

    @Test
    void equalValuesHaveEqualHashes() {
        assertThat(hash(row("a", new BigDecimal("10")), List.of(rows(row("b")))))
                .isEqualTo(hash(row("a", new BigDecimal("1E+1")), List.of(rows(row("b")))));
    }

    @Test
    void theHashNamesItsVersionAndFitsItsColumn() {
        assertThat(hash(row("a"), List.of())).startsWith("2:").hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void whatIsStoredElsewhereHasAnotherHash() {
        assertThat(List.of(
                        own("ab", "c"),
                        own("a", "bc"),
                        own("abc", ""),
                        own("abc", null),
                        own(null, "abc"),
                        hash(row("abc"), List.of(rows(row("x")), rows())),
                        hash(row("abc"), List.of(rows(), rows(row("x")))),
                        hash(row("abc"), List.of(rows(row("x"), row("y")))),
                        hash(row("abc"), List.of(rows(row("x", "y"))))))
                .doesNotHaveDuplicates();
    }

    @Test
    void whichFieldsAreToldAndOfWhichKeysIsPartOfIt() {
        FieldRows all = new FieldRows(row(), new ChildRows(rows(row("x")), null));
        FieldRows some = new FieldRows(row(), new ChildRows(rows(row("x")), Set.of("x")));
        FieldRows more = new FieldRows(row(), new ChildRows(rows(row("x")), Set.of("x", "y")));

        assertThat(Stream.of(all, some, more).map(field -> ContentHash.of(Arrays.asList(field, null))))
                .doesNotHaveDuplicates();
        assertThat(ContentHash.of(Arrays.asList(all, null))).isNotEqualTo(ContentHash.of(Arrays.asList(null, all)));
        assertThat(ContentHash.of(all)).hasSize(ContentHash.FIELD_LENGTH);
    }

    /** Of a field for each child. */
    private static String hash(@Nullable Object[] own, List<List<@Nullable Object[]>> children) {
        List<FieldRows> fields = new ArrayList<>(List.of(new FieldRows(own, null)));
        children.forEach(child -> fields.add(new FieldRows(row(), new ChildRows(child, null))));
        return ContentHash.of(fields);
    }

    private static String own(@Nullable Object... values) {
        return hash(values, List.of());
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private static List<@Nullable Object[]> rows(@Nullable Object[]... rows) {
        return List.of(rows);
    }
}
