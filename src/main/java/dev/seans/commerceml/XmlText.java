package dev.seans.commerceml;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * XML for 1C, which reads it with readers of its own: no empty element, no CDATA, no blank between elements; a character
 * that the encoding lacks is written by its number.
 */
final class XmlText {

    private final StringBuilder text = new StringBuilder(4096);

    /** What a document begins with: 1C looks whether the first five characters are {@code <?xml}, so there is no BOM. */
    XmlText declaration(Charset charset) {
        text.append("<?xml version=\"1.0\" encoding=\"").append(charset.name()).append("\"?>\n");
        return this;
    }

    XmlText open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    /**
     * An element with attributes.
     *
     * @param attributes names and values in turn; one without a value is left out
     */
    XmlText open(String name, @Nullable String... attributes) {
        text.append('<').append(name);
        for (int index = 0; index < attributes.length; index += 2) {
            String value = attributes[index + 1];
            if (value != null) {
                text.append(' ').append(attributes[index]).append("=\"");
                escape(value);
                text.append('"');
            }
        }
        text.append('>');
        return this;
    }

    XmlText close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    /** An element with a text; none at all if there is no text. */
    XmlText element(String name, @Nullable String content) {
        if (content != null && !content.isEmpty()) {
            open(name).text(content).close(name);
        }
        return this;
    }

    XmlText text(String content) {
        escape(content);
        return this;
    }

    /** The bytes of what was written since the last call. */
    byte[] encoded(Charset charset) {
        byte[] bytes = encode(CharBuffer.wrap(text), charset);
        text.setLength(0);
        return bytes;
    }

    private static byte[] encode(CharBuffer in, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder()
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .onMalformedInput(CodingErrorAction.REPLACE);
        ByteBuffer out = ByteBuffer.allocate(8192);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(in.length());
        CoderResult result = CoderResult.OVERFLOW;
        while (!result.isUnderflow()) {
            result = encoder.encode(in, out, true);
            bytes.write(out.array(), 0, out.position());
            out.clear();
            if (result.isUnmappable()) {
                int point = Character.codePointAt(in, 0);
                in.position(in.position() + result.length());
                bytes.writeBytes(("&#" + point + ";").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return bytes.toByteArray();
    }

    private void escape(String content) {
        for (int index = 0; index < content.length(); index++) {
            char letter = content.charAt(index);
            switch (letter) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\n', '\t' -> text.append(letter);
                default -> append(letter);
            }
        }
    }

    /** No document can hold another control character, not even by its number; a line ends with one LF. */
    private void append(char letter) {
        if (letter >= ' ' && letter < '\uFFFE') {
            text.append(letter);
        }
    }
}
