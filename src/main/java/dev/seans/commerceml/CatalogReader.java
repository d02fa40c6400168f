package dev.seans.commerceml;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import com.ctc.wstx.exc.WstxLazyException;
import dev.seans.records.CatalogRecord;
import dev.seans.records.DocumentNotes;
import dev.seans.records.PriceTypeRecord;
import dev.seans.records.PropertyRecord;
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

    private static final String OWNER = "Владелец";
    private static final Set<String> ABOUT_OTHERS = Set.of("Документ", "Контейнер", OWNER, "Контрагенты");

    /** Of what stands around records, in characters. */
    private static final int LONGEST_TEXT = 1000;

    private final XmlCursor xml;
    private final ElementReader elements;
    private final Deque<CatalogRecord> ready = new ArrayDeque<>();

    /** What is around the cursor, innermost first. */
    private final Deque<Place> places = new ArrayDeque<>();

    private final NoteTaker notes = new NoteTaker();

    /** Of the innermost element around the cursor. */
    private final StringBuilder text = new StringBuilder();

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
     * @throws CatalogFormatException if the document is broken from here on, or at its end if it holds nothing that is understood
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

    /** What the document has said beside its records, up to the last one. */
    public DocumentNotes notes() {
        return notes.notes();
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
            text.setLength(0);
            enter();
        } else if (event == END_ELEMENT) {
            notes.tell(places.pop().path(), TextValue.clean(text.toString()));
            text.setLength(0);
        } else if (event == CHARACTERS || event == CDATA) {
            append();
        } else if (event == END_DOCUMENT) {
            unread.refuse();
        }
    }

    /** Nobody needs more of a text than its beginning. */
    private void append() {
        int room = LONGEST_TEXT - text.length();
        int length = Math.min(room, xml.reader().getTextLength());
        if (length > 0) {
            text.append(xml.reader().getTextCharacters(), xml.reader().getTextStart(), length);
        }
    }

    private void enter() throws XMLStreamException, CatalogFormatException {
        Place around = places.peek();
        if (around == null) {
            enterRoot();
            return;
        }
        String name = xml.name();
        String path = around.path(name);
        Section section = around.section().sections().get(name);
        Mapping mapping = around.section().records().get(name);
        if (section != null) {
            enter(section, path);
        } else if (mapping != null) {
            Element element = elements.read();
            mapping.map(element, context(), this::accept);
            notes.left(path, element);
        } else if (name.equals(OnlyChanges.NAME)) {
            onlyChanges.tell(around.section().subject(), header(path).text());
        } else if (around.section().subject().holdsGoods() && CatalogId.isToldBy(name)) {
            catalog.tell(header(path));
        } else {
            unread.meet(name, xml.place());
            enterOrSkip(name, path, around);
        }
    }

    private Element header(String path) throws XMLStreamException, CatalogFormatException {
        Element element = elements.read();
        notes.tellAll(path, element);
        return element;
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
                && places.stream().anyMatch(place -> place.section().subject().holdsGoods())) {
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
        boolean isFirst = properties.size() < MOST_PROPERTIES
                ? properties.add(property.id())
                : !properties.contains(property.id());
        return onlyNamed && !isFirst;
    }

    /** What is not known may be put around what is; what is about something else has elements of the same names. */
    private void enterOrSkip(String name, String path, Place around) throws XMLStreamException, CatalogFormatException {
        boolean known = Unread.isHeader(name);
        if (!known && around.known()) {
            notes.unknown(path, xml.place().getLineNumber());
        }
        if (name.equals(OWNER)) {
            header(path);
        } else if (ABOUT_OTHERS.contains(name)) {
            skip();
        } else {
            push(around.section().wrapper(), path, known && around.known());
        }
    }

    private void enterRoot() throws CatalogFormatException {
        String name = xml.reader().getLocalName(); // every export spells it so
        if (!name.equals(ROOT)) {
            throw xml.fault(CatalogFault.NOT_COMMERCEML, "<" + Excerpt.of(name) + ">");
        }
        push(Section.DOCUMENT, "", true);
    }

    private void enter(Section section, String path) {
        onlyChanges.tell(section.subject(), xml.reader().getAttributeValue(null, OnlyChanges.NAME));
        if (section.subject() == Section.Subject.CHANGED_GOODS) {
            onlyChanges.isNamedSo();
        }
        if (section.subject().holdsGoods()) {
            catalog.forget();
            declaredPriceTypes = Set.of();
        }
        push(section, path, true);
    }

    private void push(Section section, String path, boolean known) {
        for (int index = 0; index < xml.reader().getAttributeCount(); index++) {
            notes.tell(
                    path + "/@" + xml.attribute(index),
                    TextValue.clean(xml.reader().getAttributeValue(index)));
        }
        places.push(new Place(section, path, known));
    }

    private void skip() throws XMLStreamException, CatalogFormatException {
        for (int outside = xml.depth() - 1; xml.depth() > outside; ) {
            xml.next();
        }
    }

    /**
     * An element around the cursor.
     *
     * @param path its own and those around it, from the root's child on
     * @param known false in what nothing here knows: then its outermost element was noted
     */
    private record Place(Section section, String path, boolean known) {

        String path(String child) {
            return path.isEmpty() ? child : path + "/" + child;
        }
    }
}
