package dev.seans.commerceml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document as people read it, whether it is well-formed or not. */
public final class DocumentText {

    private static final int BUFFER = 64 * 1024;
    private static final int DECLARATION = 200;
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private DocumentText() {}

    /**
     * Its characters, decoded as {@link CatalogReader} would: by the byte order mark, else by the declaration, else as UTF-8. What
     * cannot be decoded is U+FFFD.
     */
    public static Reader open(InputStream bytes) throws IOException {
        BufferedInputStream document = new BufferedInputStream(bytes, BUFFER);
        String mark = XmlSource.encodingOfMark(document);
        return new InputStreamReader(document, mark == null ? declared(document) : Charset.forName(mark));
    }

    private static Charset declared(BufferedInputStream document) throws IOException {
        document.mark(DECLARATION);
        byte[] start = document.readNBytes(DECLARATION);
        document.reset();
        if (start.length > 1 && (start[0] == 0 || start[1] == 0)) {
            return start[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        Matcher declaration = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
        String name = declaration.find() ? declaration.group(1) : null;
        return known(name);
    }

    private static Charset known(@Nullable String name) {
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
