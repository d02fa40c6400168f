package dev.seans.commerceml;

import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.exc.WstxLazyException;
import dev.seans.commerceml.EndlessNameGuard.EndlessNameException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Tells from the parser's exceptions what is wrong with a document. */
final class XmlFaults {

    private XmlFaults() {}

    /**
     * The fault behind an exception of the parser.
     *
     * @param here where the parser stands; null if it never began
     * @throws UncheckedIOException if the document is not to blame: its bytes could not be read
     */
    static CatalogFormatException of(XMLStreamException failure, @Nullable Location here) {
        IOException unreadable = causeOf(failure);
        if (unreadable != null && !isOfTheDocument(unreadable)) {
            throw new UncheckedIOException(unreadable);
        }
        Location place = failure.getLocation() == null ? here : failure.getLocation();
        String detail = Excerpt.of(withoutPlace(String.valueOf(failure.getMessage())));
        // Before the first character the parser counts from 0, or not at all.
        int line = place == null ? 1 : Math.max(1, place.getLineNumber());
        int column = place == null ? 1 : Math.max(1, place.getColumnNumber());
        return new CatalogFormatException(faultOf(failure, unreadable), line, column, detail, null);
    }

    /** The same for what the parser finds only when a text is asked for. */
    static CatalogFormatException of(WstxLazyException failure, @Nullable Location here) {
        return failure.getCause() instanceof XMLStreamException cause
                ? of(cause, here)
                : of(new XMLStreamException(failure), here);
    }

    private static CatalogFault faultOf(XMLStreamException failure, @Nullable IOException unreadable) {
        if (unreadable instanceof EndlessNameException) {
            return CatalogFault.TOO_LARGE_RECORD;
        }
        if (unreadable != null) {
            return CatalogFault.BAD_ENCODING;
        }
        if (failure instanceof WstxEOFException) {
            return CatalogFault.TRUNCATED;
        }
        return faultOf(String.valueOf(failure.getMessage()));
    }

    /** Woodstox has no classes for these; a test holds it to its words. */
    private static CatalogFault faultOf(String message) {
        if (message.startsWith("Unsupported encoding") || message.contains("physical encoding")) {
            return CatalogFault.BAD_ENCODING;
        }
        return message.contains(" limit (") ? CatalogFault.TOO_LARGE_RECORD : CatalogFault.BROKEN_XML;
    }

    private static @Nullable IOException causeOf(XMLStreamException failure) {
        Throwable nested = failure.getNestedException();
        return nested instanceof IOException unreadable ? unreadable : null;
    }

    private static boolean isOfTheDocument(IOException unreadable) {
        return unreadable instanceof EndlessNameException
                || unreadable instanceof CharConversionException
                || unreadable instanceof CharacterCodingException
                || unreadable instanceof UnsupportedEncodingException;
    }

    /** Woodstox repeats the place on a second line. */
    private static String withoutPlace(String message) {
        int end = message.indexOf("\n at [");
        return end < 0 ? message : message.substring(0, end);
    }
}
