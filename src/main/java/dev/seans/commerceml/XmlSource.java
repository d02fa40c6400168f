package dev.seans.commerceml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Opens documents that come from outside. Woodstox is instantiated directly: what {@link XMLInputFactory} would find
 * differs between servers, and its limits with it.
 */
final class XmlSource {

    /** Elements have six at the most, but for orders whose fields are attributes: about twenty. */
    private static final int MAX_ATTRIBUTES = 32;

    private static final int MAX_ATTRIBUTE_LENGTH = 64 * 1024;

    private XmlSource() {}

    /** One for each document: a factory keeps the names of all that it has read, whoever sent them. */
    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_LENGTH);
        // one more than ElementReader allows, which knows the fault by its name
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, ElementReader.MAX_DEPTH + 1);
        return factory;
    }

    /**
     * Opens a document. A byte order mark outweighs the declaration: some programs write it before a document that
     * declares windows-1251 and is UTF-8 in truth.
     */
    static XMLStreamReader open(InputStream bytes) throws XMLStreamException {
        try {
            BufferedInputStream document = new BufferedInputStream(new EndlessNameGuard(bytes), 64 * 1024);
            String encoding = encodingOfMark(document);
            return encoding == null
                    ? factory().createXMLStreamReader(document)
                    : factory().createXMLStreamReader(document, encoding);
        } catch (IOException failed) {
            throw new XMLStreamException(failed);
        }
    }

    /** Consumes the mark; null if there is none, and nothing is consumed. */
    static @Nullable String encodingOfMark(BufferedInputStream document) throws IOException {
        document.mark(3);
        byte[] start = document.readNBytes(3);
        document.reset();
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            document.skipNBytes(3);
            return "UTF-8";
        }
        if (startsWith(start, 0xFF, 0xFE)) {
            document.skipNBytes(2);
            return "UTF-16LE";
        }
        if (startsWith(start, 0xFE, 0xFF)) {
            document.skipNBytes(2);
            return "UTF-16BE";
        }
        return null;
    }

    private static boolean startsWith(byte[] start, int... mark) {
        for (int index = 0; index < mark.length; index++) {
            if (index >= start.length || (start[index] & 0xFF) != mark[index]) {
                return false;
            }
        }
        return true;
    }
}
