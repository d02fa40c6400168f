package dev.seans.registry;

import dev.seans.records.DocumentNotes;
import dev.seans.records.UnknownElement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notes of a document as a file's row keeps them: a line each, with tabs in it, which are in none of them. */
public final class NoteText {

    private NoteText() {}

    static @Nullable String header(DocumentNotes notes) {
        return lines(notes.header().entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue())
                .toList());
    }

    static @Nullable String unknown(DocumentNotes notes) {
        return lines(notes.unknown().stream()
                .map(element -> element.path() + "\t" + element.times() + "\t" + element.line())
                .toList());
    }

    private static @Nullable String lines(List<String> lines) {
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    /** From a row of {@code seans_import_file}. */
    public static DocumentNotes read(ResultSet row) throws SQLException {
        return new DocumentNotes(header(row.getString("header")), unknown(row.getString("unknown_elements")));
    }

    private static Map<String, String> header(@Nullable String text) {
        Map<String, String> header = new LinkedHashMap<>();
        if (text != null) {
            text.lines().map(line -> line.split("\t")).forEach(line -> header.put(line[0], line[1]));
        }
        return header;
    }

    private static List<UnknownElement> unknown(@Nullable String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(line -> line.split("\t"))
                        .map(line -> new UnknownElement(line[0], Long.parseLong(line[1]), Integer.parseInt(line[2])))
                        .collect(Collectors.toUnmodifiableList());
    }
}
