package dev.seans.admin;

import dev.seans.catalog.RecordCounts;
import dev.seans.imports.CheckReport;
import dev.seans.imports.CheckedDocument;
import dev.seans.records.RecordKind;
import dev.seans.records.UnknownElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What an import would do, as people read it in a terminal; the last line says whether there is anything to look at. */
final class CheckText {

    private CheckText() {}

    static String of(CheckReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(
                report.source() == null
                        ? "Compared with no catalogue: there is none yet."
                        : "Compared with the catalogue of " + report.source() + ".");
        if (report.failure() != null) {
            lines.add("FAILS: " + report.failure().text());
        }
        report.documents().forEach(document -> add(document, lines));
        if (report.otherFiles() > 0) {
            lines.add("other files: " + report.otherFiles());
        }
        lines.add(conclusion(report));
        return String.join("\n", lines) + "\n";
    }

    private static String conclusion(CheckReport report) {
        if (report.isUnderstood()) {
            return "All of it is understood.";
        }
        return report.documents().isEmpty() && report.failure() == null
                ? "There is no document in it: an import would do nothing."
                : "Not all of it is understood: see above.";
    }

    private static void add(CheckedDocument document, List<String> lines) {
        RecordCounts counts = document.counts();
        if (!document.name().isEmpty()) {
            lines.add(document.name());
        }
        if (document.failure() != null) {
            lines.add("  FAILS: " + document.failure().text());
        }
        lines.add("  read: groups %d, properties %d, products %d, offers %d, prices %d, stocks %d"
                .formatted(
                        counts.groups(),
                        counts.properties(),
                        counts.products(),
                        counts.offers(),
                        counts.prices(),
                        counts.stocks()));
        lines.add("  of these: %s; changed %d, unchanged %d"
                .formatted(created(document), document.changed(), counts.unchanged()));
        document.rejections()
                .forEach(one -> lines.add(place(one.line(), one.column()) + "the record is left out: " + one.detail()));
        document.problems()
                .forEach(one -> lines.add(place(one.line(), one.column())
                        + "%s of %s %s: \"%s\" is %s"
                                .formatted(one.element(), one.kind(), one.recordId(), one.text(), one.detail())));
        document.notes().unknown().forEach(one -> lines.add(unknown(one)));
    }

    private static String created(CheckedDocument document) {
        String created = Arrays.stream(RecordKind.values())
                .filter(kind -> document.created().getOrDefault(kind, 0L) > 0)
                .map(kind -> CheckJson.name(kind) + " " + document.created().get(kind))
                .collect(Collectors.joining(", "));
        return created.isEmpty() ? "none new" : "new " + created;
    }

    private static String place(int line, int column) {
        return "  line %d, column %d: ".formatted(line, column);
    }

    private static String unknown(UnknownElement element) {
        return "  line %d: nothing reads %s (%d times); with a record it is kept"
                .formatted(element.line(), element.path(), element.times());
    }
}
