package dev.seans.commerceml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fuzz.Hostile;
import dev.seans.testkit.onec.CommerceMlGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a document is damaged, it is read to its end or fails with its place; it never fails in another way. */
class DamagedDocumentTest {

    private static final Charset WINDOWS = Charset.forName("windows-1251");

    @Provide
    Arbitrary<byte[]> documents() throws IOException {
        return Arbitraries.oneOf(
                Hostile.damaged(catalogue(StandardCharsets.UTF_8)),
                Hostile.damaged(catalogue(WINDOWS)),
                Hostile.damaged(offers()));
    }

    @Property
    void a_damaged_document_is_read_or_fails_with_its_place(@ForAll("documents") byte[] document) {
        int records = 0;
        try (CatalogReader reader = new CatalogReader(new ByteArrayInputStream(document))) {
            while (reader.next() != null) {
                records++;
            }
        } catch (CatalogFormatException fault) {
            assertThat(fault.line()).isNotNegative();
            assertThat(fault.detail()).hasSizeLessThan(1000);
        }
        assertThat(records).isLessThan(10_000);
    }

    private static byte[] catalogue(Charset charset) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        new CommerceMlGenerator(3, "2.07", charset, 1).writeCatalog(document);
        return document.toByteArray();
    }

    private static byte[] offers() throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        new CommerceMlGenerator(3, "2.07", StandardCharsets.UTF_8, 1).writeOffers(document);
        return document.toByteArray();
    }
}
