package dev.seans.shop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Which pictures a browser may show, told by how their bytes begin, because names lie. SVG is none of them: it can hold scripts.
 *
 * @param mime as HTTP calls it
 * @param begin how it begins
 * @param at where more of it stands; 0 for none
 * @param more what stands there
 */
record PictureType(String mime, String begin, int at, String more) {

    /** As many bytes as tell the type. */
    static final int TELLING = 16;

    private static final List<PictureType> ALL = List.of(
            new PictureType("image/jpeg", "\u00FF\u00D8\u00FF", 0, ""),
            new PictureType("image/png", "\u0089PNG\r\n\u001A\n", 0, ""),
            new PictureType("image/gif", "GIF8", 0, ""),
            new PictureType("image/webp", "RIFF", 8, "WEBP"),
            new PictureType("image/avif", "", 4, "ftypavif"),
            new PictureType("image/bmp", "BM", 0, ""));

    /** What bytes begin, as the type of a picture; empty for what is none. */
    static Optional<PictureType> of(byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        return ALL.stream()
                .filter(type -> text.startsWith(type.begin) && text.startsWith(type.more, type.at))
                .findFirst();
    }
}
