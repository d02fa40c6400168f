package dev.seans.commerceml;

import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;
import static javax.xml.stream.XMLStreamConstants.PROCESSING_INSTRUCTION;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import com.ctc.wstx.sr.BasicStreamReader;
import java.util.concurrent.CancellationException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Moves through a document and refuses what no CommerceML has, whether it would be read or skipped. */
final class XmlCursor {

    private static final int MAX_NAME = 255;

    /** Events between two looks whether this thread shall stop: some microseconds each. */
    private static final int LOOK_AFTER = 1024;

    private final BasicStreamReader reader;
    private final KnownNames names = new KnownNames();
    private String name = "";
    private int depth;
    private int events;

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
        if (++events % LOOK_AFTER == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Nobody waits for the document any more");
        }
        int event = reader.next();
        switch (event) {
            case START_ELEMENT -> enter();
            case END_ELEMENT -> depth--;
            case PROCESSING_INSTRUCTION -> meet(reader.getPITarget());
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
        name = meet(reader.getLocalName());
        meet(reader.getPrefix());
        for (int index = 0; index < reader.getNamespaceCount(); index++) {
            meet(reader.getNamespacePrefix(index));
        }
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            meet(reader.getAttributeLocalName(index));
            meet(reader.getAttributePrefix(index));
        }
    }

    /** Whatever has a name, read or not: the parser keeps all names of a document. */
    private String meet(@Nullable String met) throws CatalogFormatException {
        if (met == null || met.isEmpty()) {
            return "";
        }
        if (met.length() > MAX_NAME) {
            throw fault(CatalogFault.TOO_LARGE_RECORD, "a name of more than " + MAX_NAME + " characters");
        }
        String known = names.of(met);
        if (names.areTooMany()) {
            throw fault(CatalogFault.TOO_MANY_NAMES, "more than " + KnownNames.MOST + " different names");
        }
        return known;
    }

    /** The name of the element that has just begun, whatever its namespace, as the mappings spell it. */
    String name() {
        return name;
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
