package dev.seans.catalog;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import com.ctc.wstx.exc.WstxLazyException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CommerceML document of any size as a stream of records: schema versions 2.03 to 3.1, any namespace or none,
 * elements in any order, any encoding that the document declares or marks. What a document is about is told by its
 * content; its name says nothing.
 *
 * <p>The same bytes always give the same records in the same order, so whoever counted N of them can skip N and go on.
 * Memory is bounded by the largest single record, not by the document. Not for use by several threads.
 */
public final class CatalogReader implements AutoCloseable {

    private static final String ROOT = "КоммерческаяИнформация";

    /** Of one package; real ones have a dozen. */
    private static final int MOST_DECLARED = 200;

    /** Of one document; those beyond are written as often as they are named. */
    private static final int MOST_PROPERTIES = 20_000;

    private static final Set<String> ABOUT_OTHERS = Set.of("Документ", "Контейнер", "Владелец", "Контрагенты");

    private final XmlCursor xml;
    private final ElementReader elements;
    private final Deque<CatalogRecord> ready = new ArrayDeque<>();

    /** The sections around the cursor, innermost first. */
    private final Deque<Section> sections = new ArrayDeque<>();

    private final CatalogId catalog = new CatalogId();

    /** Copied where one comes, not for each of the many records that ask. */
    private Set<String> declaredPriceTypes = Set.of();

    /** That the document has named. */
    private final Set<String> properties = new HashSet<>();

    private final OnlyChanges onlyChanges = new OnlyChanges();
    private final Unread unread = new Unread();

    /**
     * Begins to read.
     *
     * @param bytes as they were uploaded; the caller closes them
     * @throws CatalogFormatException if not even the XML declaration can be read
     * @throws java.io.UncheckedIOException if the bytes cannot be read
     */
    public CatalogReader(InputStream bytes) throws CatalogFormatException {
        try {
            xml = new XmlCursor(XmlSource.open(bytes));
            elements = new ElementReader(xml);
        } catch (XMLStreamException failed) {
            throw XmlFaults.of(failed, null);
        }
    }

    /**
     * The next record; null at the end of the document.
     *
     * @throws CatalogFormatException if the document is broken from here on, or at its end if it holds only orders, or nothing that is understood
     * @throws java.io.UncheckedIOException if the bytes cannot be read
     */
    public @Nullable CatalogRecord next() throws CatalogFormatException {
        try {
            while (ready.isEmpty() && xml.hasNext()) {
                advance();
            }
            return ready.poll();
        } catch (XMLStreamException failed) {
            throw XmlFaults.of(failed, xml.place());
        } catch (WstxLazyException lazy) {
            throw XmlFaults.of(lazy, xml.place());
        }
    }

    /**
     * How many characters of the document were read so far: lets a caller bound what it collects by size, and show
     * progress.
     */
    public long position() {
        return xml.position();
    }

    /**
     * Whether the document has said, up to the last record, that it holds only changes; empty if it has said nothing.
     * For information: even a document that is said to be whole is often only the first portion of an export (protocol,
     * section 1.6, step 13), so nothing is ever removed because it is missing.
     */
    public Optional<Boolean> onlyChanges() {
        return onlyChanges.told();
    }

    /** Releases buffers; does not close the bytes. */
    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException failed) {
            throw new IllegalStateException("Closing a parser that owns no file cannot fail", failed);
        }
    }

    private void advance() throws XMLStreamException, CatalogFormatException {
        int event = xml.next();
        if (event == START_ELEMENT) {
            enter();
        } else if (event == END_ELEMENT) {
            sections.pop();
        } else if (event == END_DOCUMENT) {
            unread.refuse();
        }
    }

    private void enter() throws XMLStreamException, CatalogFormatException {
        Section around = sections.peek();
        if (around == null) {
            enterRoot();
            return;
        }
        String name = xml.name();
        Section section = around.sections().get(name);
        Mapping mapping = around.records().get(name);
        if (section != null) {
            enter(section);
        } else if (mapping != null) {
            mapping.map(elements.read(), context(), this::accept);
        } else if (name.equals(OnlyChanges.NAME)) {
            onlyChanges.tell(around.subject(), elements.read().text());
        } else if (around.subject().holdsGoods() && CatalogId.isToldBy(name)) {
            catalog.tell(elements.read());
        } else {
            unread.meet(name, xml.place());
            enterOrSkip(name, around);
        }
    }

    private GoodsContext context() {
        boolean isWhole = onlyChanges.told().filter(only -> !only).isPresent();
        return new GoodsContext(catalog.id(), isWhole ? declaredPriceTypes : Set.of());
    }

    private void accept(CatalogRecord found) {
        unread.meetRecord();
        if (found instanceof PropertyRecord property && isNamedAgain(property)) {
            return;
        }
        boolean mayDeclare = found instanceof PriceTypeRecord && declaredPriceTypes.size() < MOST_DECLARED;
        if (mayDeclare
                && sections.stream().anyMatch(section -> section.subject().holdsGoods())) {
            Set<String> more = new TreeSet<>(declaredPriceTypes);
            more.add(((PriceTypeRecord) found).id());
            declaredPriceTypes = Set.copyOf(more);
        }
        ready.add(found);
    }

    /** Some exports name a property at each of its values. */
    private boolean isNamedAgain(PropertyRecord property) {
        boolean onlyNamed =
                property.content() != null && property.content().told().equals(PropertyRecord.Content.NAME_ALONE);
        boolean isFirst = properties.size() >= MOST_PROPERTIES || properties.add(property.id());
        return onlyNamed && !isFirst;
    }

    /** What is not known may be put around what is; what is about something else has elements of the same names. */
    private void enterOrSkip(String name, Section around) throws XMLStreamException, CatalogFormatException {
        if (ABOUT_OTHERS.contains(name)) {
            skip();
        } else {
            sections.push(around.wrapper());
        }
    }

    private void enterRoot() throws CatalogFormatException {
        String name = xml.reader().getLocalName(); // every export spells it so
        if (!name.equals(ROOT)) {
            throw xml.fault(CatalogFault.NOT_COMMERCEML, "<" + Excerpt.of(name) + ">");
        }
        sections.push(Section.DOCUMENT);
    }

    private void enter(Section section) {
        unread.meetCatalogue();
        onlyChanges.tell(section.subject(), xml.reader().getAttributeValue(null, OnlyChanges.NAME));
        if (section.subject() == Section.Subject.CHANGED_GOODS) {
            onlyChanges.isNamedSo();
        }
        if (section.subject().holdsGoods()) {
            catalog.forget();
            declaredPriceTypes = Set.of();
        }
        sections.push(section);
    }

    private void skip() throws XMLStreamException, CatalogFormatException {
        for (int outside = xml.depth() - 1; xml.depth() > outside; ) {
            xml.next();
        }
    }
}
