package dev.seans.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * A few lines of a document around one of its places.
 *
 * @param first the number of the first of these lines
 * @param lines cut where they are long, which an ellipsis shows; none if the document has fewer lines
 */
public record DocumentExcerpt(int first, List<String> lines) {

    static final int AROUND = 3;

    /** Characters of a line; an export may stand on one line as a whole. */
    static final int LONGEST = 400;

    public DocumentExcerpt {
        lines = List.copyOf(lines);
    }

    /**
     * Reads as far as it must, and keeps no more than it shows.
     *
     * @param line from 1
     * @param column in it, which is shown in the middle
     */
    static DocumentExcerpt around(Reader document, int line, int column) throws IOException {
        Window window = new Window(line, column);
        char[] read = new char[1 << 16];
        for (int count = document.read(read); count >= 0 && !window.isFull(); count = document.read(read)) {
            for (int index = 0; index < count; index++) {
                window.take(read[index]);
            }
        }
        return window.excerpt();
    }

    /** What is seen of the characters that pass; lines end as those of XML do, with any of LF, CR, and both. */
    private static final class Window {

        private final int line;
        private final int first;
        private final int from;
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder seen = new StringBuilder();

        private int number = 1;
        private long at;
        private boolean afterCr;

        Window(int line, int column) {
            this.line = line;
            this.first = Math.max(1, line - AROUND);
            this.from = Math.max(0, column - LONGEST / 2);
        }

        boolean isFull() {
            return number > line + AROUND;
        }

        void take(char character) {
            boolean endsWithCr = character == '\n' && afterCr;
            afterCr = character == '\r';
            if (character == '\n' || character == '\r') {
                if (!endsWithCr) {
                    endLine();
                }
            } else {
                if (isShown() && at >= start() && seen.length() < LONGEST) {
                    seen.append(character);
                }
                at++;
            }
        }

        private void endLine() {
            if (isShown()) {
                lines.add((start() > 0 && at > 0 ? "…" : "") + seen + (at > start() + LONGEST ? "…" : ""));
            }
            seen.setLength(0);
            at = 0;
            number++;
        }

        private boolean isShown() {
            return number >= first && !isFull();
        }

        private int start() {
            return number == line ? from : 0;
        }

        DocumentExcerpt excerpt() {
            if (at > 0) {
                endLine();
            }
            return new DocumentExcerpt(first, line - first < lines.size() ? lines : List.of());
        }
    }
}
