package dev.seans.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs bodies for clients that say that they understand it (RFC 9110, section 12.5.3). */
public final class GzipCoding {

    /** Below it the header costs more than the packing saves. */
    private static final int SMALLEST = 1000;

    private static final int BUFFER = 32 * 1024;

    private GzipCoding() {}

    /**
     * Where to write the body. It is to be closed, or its end is missing.
     *
     * @param length of the body; as much as one likes if it is not known
     */
    public static OutputStream wanted(HttpServletRequest request, HttpServletResponse response, long length)
            throws IOException {
        if (length < SMALLEST || !isUnderstood(request.getHeader("Accept-Encoding"))) {
            return response.getOutputStream();
        }
        response.setHeader("Content-Encoding", "gzip");
        return new Fast(response.getOutputStream());
    }

    private static boolean isUnderstood(String accepted) {
        if (accepted == null) {
            return false;
        }
        List<String> codings = Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                .map(coding -> coding.replaceAll("\\s", ""))
                .toList();
        String wanted = codings.stream().anyMatch(coding -> coding.matches("gzip(;.*)?")) ? "gzip" : "\\*";
        return codings.stream()
                .anyMatch(coding -> coding.matches(wanted + "(;.*)?") && !coding.matches(".*;q=0(\\.0*)?"));
    }

    /** JSON of goods shrinks to a tenth already then; the default level takes twice the time for a little more. */
    private static final class Fast extends GZIPOutputStream {

        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
