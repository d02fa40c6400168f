package dev.seans.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentHashTest {

    @Test
    void equalValuesHaveEqualHashes() {
        assertThat(ContentHash.of(row("a", new BigDecimal("10")), List.of(rows(row("b")))))
                .isEqualTo(ContentHash.of(row("a", new BigDecimal("1E+1")), List.of(rows(row("b")))));
    }

    @Test
    void theHashNamesItsVersionAndFitsItsColumn() {
        assertThat(ContentHash.of(row("a"), List.of())).startsWith("1:").hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void whatIsStoredElsewhereHasAnotherHash() {
        assertThat(List.of(
                        own("ab", "c"),
                        own("a", "bc"),
                        own("abc", ""),
                        own("abc", null),
                        own(null, "abc"),
                        ContentHash.of(row("abc"), List.of(rows(row("x")), rows())),
                        ContentHash.of(row("abc"), List.of(rows(), rows(row("x")))),
                        ContentHash.of(row("abc"), List.of(rows(row("x"), row("y")))),
                        ContentHash.of(row("abc"), List.of(rows(row("x", "y"))))))
                .doesNotHaveDuplicates();
    }

    private static String own(@Nullable Object... values) {
        return ContentHash.of(values, List.of());
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private static List<@Nullable Object[]> rows(@Nullable Object[]... rows) {
        return List.of(rows);
    }
}
