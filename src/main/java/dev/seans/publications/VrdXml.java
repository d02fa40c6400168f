package dev.seans.publications;

import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Turns a publication file into elements. Woodstox is instantiated directly: what {@link XMLInputFactory} would find
 * differs between servers, and its limits with it.
 */
final class VrdXml {

    private static final int MAX_BYTES = 1_000_000;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_ATTRIBUTE_LENGTH = 64 * 1024;

    private static final XMLInputFactory FACTORY = factory();

    private final String file;
    private final byte[] content;
    private final Deque<List<VrdElement>> siblings = new ArrayDeque<>(List.of(new ArrayList<>()));

    private VrdXml(String file, byte[] content) {
        this.file = file;
        this.content = content;
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_LENGTH);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        return factory;
    }

    /**
     * The root element.
     *
     * @param file what messages call it
     * @throws InvalidVrdException if this is no XML, or XML of a kind that no publication file is
     */
    static VrdElement read(String file, byte[] content) throws InvalidVrdException {
        if (content.length > MAX_BYTES) {
            throw new InvalidVrdException(List.of(file + " has more than " + MAX_BYTES + " bytes"));
        }
        return new VrdXml(file, content).read();
    }

    private VrdElement read() throws InvalidVrdException {
        XMLStreamReader reader = null;
        try {
            reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                take(reader.next(), reader);
            }
            return siblings.element().get(0);
        } catch (XMLStreamException broken) {
            throw new InvalidVrdException(List.of(VrdFaults.describe(file, content, broken)));
        } finally {
            close(reader);
        }
    }

    private void take(int event, XMLStreamReader reader) throws InvalidVrdException {
        switch (event) {
            case START_ELEMENT -> begin(reader);
            case END_ELEMENT -> end();
            case DTD -> throw refused(reader, "<!DOCTYPE> has no place in a publication file: remove it");
            default -> {
                // text, comments and processing instructions say nothing of publications
            }
        }
    }

    private void begin(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            if (isOfNoNamespace(reader.getAttributeNamespace(index))) {
                attributes.putIfAbsent(
                        VrdForm.spelling(reader.getAttributeLocalName(index)), reader.getAttributeValue(index));
            }
        }
        List<VrdElement> children = new ArrayList<>();
        String name = VrdForm.spelling(reader.getLocalName());
        VrdElement element = new VrdElement(name, reader.getLocation().getLineNumber(), attributes, children);
        siblings.element().add(element);
        siblings.push(children);
    }

    private void end() {
        siblings.pop();
    }

    private static boolean isOfNoNamespace(@Nullable String namespace) {
        return namespace == null || namespace.isEmpty();
    }

    private InvalidVrdException refused(XMLStreamReader reader, String what) {
        return new InvalidVrdException(
                List.of("%s, line %d: %s".formatted(file, reader.getLocation().getLineNumber(), what)));
    }

    private static void close(@Nullable XMLStreamReader reader) {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (XMLStreamException ofAnArray) {
            throw new IllegalStateException("closing a reader of bytes in memory failed", ofAnArray);
        }
    }
}
