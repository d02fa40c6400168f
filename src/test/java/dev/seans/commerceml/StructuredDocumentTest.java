package dev.seans.commerceml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever is in a document, reading it costs memory and time in proportion to its length, and ends. */
class StructuredDocumentTest {

    /** Of the heap, for the reader itself: its buffers, its tables. */
    private static final long FIXED = 8 << 20;

    /** For each character of the document; the price list of {@link ElementReader} says where they go. */
    private static final long FOR_EACH = 400;

    /** No measure of speed: what takes so long for less than a megabyte takes for ever for 4 GB. */
    private static final Duration FOR_EVER = Duration.ofSeconds(20);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void a_document_of_any_structure_is_read_or_fails_with_its_place_in_bounded_memory_and_time(@ForAll long seed)
            throws IOException {
        String text = new TreeOfChance(seed).text();
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
        Instant begun = Instant.now();
        try (CatalogReader reader = new CatalogReader(new ByteArrayInputStream(document))) {
            while (reader.next() != null) {
                assertThat(Duration.between(begun, Instant.now())).isLessThan(FOR_EVER);
            }
        } catch (CatalogFormatException fault) {
            assertThat(fault.line()).isNotNegative();
            assertThat(fault.detail()).hasSizeLessThan(1000);
        }
        assertThat(Duration.between(begun, Instant.now())).isLessThan(FOR_EVER);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore)
                .as("bytes for a document of %s", text.length())
                .isLessThan(FIXED + FOR_EACH * text.length());
    }
}
