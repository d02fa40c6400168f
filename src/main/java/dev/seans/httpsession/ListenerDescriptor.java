package dev.seans.httpsession;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a web.xml or a web-fragment.xml says of listeners.
 *
 * @param listeners names of their classes
 * @param isComplete whether annotations and fragments count for nothing
 */
record ListenerDescriptor(List<String> listeners, boolean isComplete) {

    private static final String ROOT = "web-app";
    private static final String LISTENER_CLASS = "listener-class";

    ListenerDescriptor {
        listeners = List.copyOf(listeners);
    }

    /**
     * Reads the document; entities and document types of whoever wrote it are left alone.
     *
     * @throws XMLStreamException if it is not XML
     */
    static ListenerDescriptor read(InputStream document) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(document);
        List<String> listeners = new ArrayList<>();
        boolean isComplete = false;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                isComplete |= isCompleteRoot(reader);
                if (reader.getLocalName().equals(LISTENER_CLASS)) {
                    listeners.add(reader.getElementText().strip());
                }
            }
        }
        return new ListenerDescriptor(listeners, isComplete);
    }

    private static boolean isCompleteRoot(XMLStreamReader reader) {
        return reader.getLocalName().equals(ROOT)
                && Boolean.parseBoolean(reader.getAttributeValue(null, "metadata-complete"));
    }
}
