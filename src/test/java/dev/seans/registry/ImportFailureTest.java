package dev.seans.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.commerceml.CatalogFormatException;
import dev.seans.commerceml.CatalogReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ImportFailureTest {

    @Test
    void whatStandsInTheDocumentIsToldWithItsPlace() {
        assertThat(new ImportFailure("BROKEN_XML", "a tag is not closed", 3, 14).text())
                .isEqualTo("line 3, column 14: a tag is not closed");
    }

    @Test
    void whatStandsNowhereIsToldWithoutOne() {
        assertThat(ImportFailure.stuck().text()).isEqualTo("no progress for longer than seans.import.stuck-after");
        assertThat(ImportFailure.takenOverTooOften(4).text())
                .isEqualTo("begun 4 times and never ended: the log tells how each attempt ended");
    }

    @Test
    void aBrokenDocumentIsNamedByItsFault() {
        CatalogFormatException broken = Assertions.catchThrowableOfType(CatalogFormatException.class, () -> {
            try (CatalogReader reader =
                    new CatalogReader(new ByteArrayInputStream("<html>\n</html>".getBytes(StandardCharsets.UTF_8)))) {
                reader.next();
            }
        });

        ImportFailure failure = ImportFailure.of(broken);

        assertThat(failure.code()).isEqualTo("NOT_COMMERCEML");
        assertThat(failure.text())
                .isEqualTo("line 1, column 1: the root element is not КоммерческаяИнформация;"
                        + " check which file was sent: <html>");
    }
}
