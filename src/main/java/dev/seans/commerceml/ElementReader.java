package dev.seans.commerceml;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** Reads one record at a time into memory, and no more than fits: a record, unlike a document, has bounds. */
final class ElementReader {

    /** How deep elements may be nested, counted from the root of the document. Real groups need about 30. */
    static final int MAX_DEPTH = 100;

    /** Elements in one record. The largest are outermost groups with all that is in them. */
    static final int MAX_ELEMENTS = 400_000;

    /** Characters in one record, about 16 MB of memory. */
    static final int MAX_CHARACTERS = 8_000_000;

    /** Bytes of memory for one record. 60,000 groups inside one another, with their ids and names, need as much. */
    static final int MAX_MEMORY = 64 << 20;

    /** An {@link Element}, and its place among its siblings. */
    private static final int ELEMENT = 112;

    /** The map of an element that has attributes. */
    private static final int ATTRIBUTES = 128;

    /** An entry of that map, and the object around its value. */
    private static final int ATTRIBUTE = 72;

    /** The object around a text. */
    private static final int TEXT = 40;

    /** Characters in one text: what a column holds. */
    static final int MAX_TEXT = 1_000_000;

    private final XmlCursor xml;

    /** Of the innermost element, which is the only one whose text is kept; one for all, because most are short. */
    private final StringBuilder text = new StringBuilder();

    private int elements;
    private int characters;
    private int memory;

    ElementReader(XmlCursor xml) {
        this.xml = xml;
    }

    /** Reads the element that has just begun, to its end. */
    Element read() throws XMLStreamException, CatalogFormatException {
        elements = 0;
        characters = 0;
        memory = 0;
        return element();
    }

    private Element element() throws XMLStreamException, CatalogFormatException {
        Element element = begin();
        text.setLength(0);
        for (int event = xml.next(); event != END_ELEMENT; event = xml.next()) {
            if (event == START_ELEMENT) {
                keepText(element);
                element.add(element());
                text.setLength(0);
            } else if (event == CHARACTERS || event == CDATA) {
                append();
            }
        }
        keepText(element);
        return element;
    }

    /** Between elements there is mostly indentation. */
    private void keepText(Element element) throws CatalogFormatException {
        for (int index = 0; index < text.length(); index++) {
            if (!TextValue.isBlank(text.charAt(index))) {
                take(TEXT);
                element.addText(text.toString());
                return;
            }
        }
    }

    private Element begin() throws CatalogFormatException {
        elements++;
        take(ELEMENT);
        require(elements <= MAX_ELEMENTS, "more than " + MAX_ELEMENTS + " elements in one record");
        Location place = xml.place();
        return new Element(xml.name(), place.getLineNumber(), place.getColumnNumber(), attributes());
    }

    private Map<String, String> attributes() throws CatalogFormatException {
        int count = xml.reader().getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        take(ATTRIBUTES);
        Map<String, String> attributes = new HashMap<>();
        for (int index = 0; index < count; index++) {
            String value = xml.reader().getAttributeValue(index);
            take(ATTRIBUTE);
            count(value.length());
            attributes.put(xml.attribute(index), value);
        }
        return attributes;
    }

    private void append() throws CatalogFormatException {
        int length = xml.reader().getTextLength();
        count(length);
        require(text.length() + length <= MAX_TEXT, "a text of more than " + MAX_TEXT + " characters");
        text.append(xml.reader().getTextCharacters(), xml.reader().getTextStart(), length);
    }

    private void count(int length) throws CatalogFormatException {
        take(2 * length);
        characters += length;
        require(characters <= MAX_CHARACTERS, "more than " + MAX_CHARACTERS + " characters in one record");
    }

    private void take(int bytes) throws CatalogFormatException {
        memory += bytes;
        require(memory <= MAX_MEMORY, "a record that takes more than " + (MAX_MEMORY >> 20) + " MiB of memory");
    }

    private void require(boolean fits, String problem) throws CatalogFormatException {
        if (!fits) {
            throw xml.fault(CatalogFault.TOO_LARGE_RECORD, problem);
        }
    }
}
