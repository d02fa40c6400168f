package dev.seans.catalog;

import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import com.ctc.wstx.sr.BasicStreamReader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Moves through a document and refuses what no CommerceML has, whether it would be read or skipped. */
final class XmlCursor {

    private static final int MAX_NAME = 255;

    private final BasicStreamReader reader;
    private final KnownNames names = new KnownNames();
    private int depth;

    XmlCursor(XMLStreamReader reader) {
        this.reader = (BasicStreamReader) reader;
    }

    XMLStreamReader reader() {
        return reader;
    }

    boolean hasNext() throws XMLStreamException {
        return reader.hasNext();
    }

    int next() throws XMLStreamException, CatalogFormatException {
        int event = reader.next();
        switch (event) {
            case START_ELEMENT -> enter();
            case END_ELEMENT -> depth--;
            case DTD -> throw fault(CatalogFault.DOCTYPE, "<!DOCTYPE");
            case ENTITY_REFERENCE -> throw fault(CatalogFault.BROKEN_XML, "an entity that nothing declares");
            default -> {
                // text, comments and processing instructions harm nobody
            }
        }
        return event;
    }

    private void enter() throws CatalogFormatException {
        depth++;
        if (depth > ElementReader.MAX_DEPTH) {
            throw fault(CatalogFault.TOO_DEEP, "more than " + ElementReader.MAX_DEPTH + " levels");
        }
        if (reader.getLocalName().length() > MAX_NAME) {
            throw fault(CatalogFault.TOO_LARGE_RECORD, "a name of more than " + MAX_NAME + " characters");
        }
    }

    /** The name of the element that has just begun or ended, whatever its namespace, as the mappings spell it. */
    String name() {
        return names.of(reader.getLocalName());
    }

    /** The name of an attribute of the element that has just begun, likewise. */
    String attribute(int index) {
        return names.of(reader.getAttributeLocalName(index));
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    /** Where the last event begins. */
    Location place() {
        return reader.getLocation();
    }

    /** How many characters were read so far. */
    long position() {
        return reader.getStartingCharOffset();
    }

    CatalogFormatException fault(CatalogFault fault, String detail) {
        Location place = place();
        return new CatalogFormatException(fault, place.getLineNumber(), place.getColumnNumber(), detail, null);
    }

    void close() throws XMLStreamException {
        reader.close();
    }
}
