package dev.seans.admin;

import dev.seans.api.JsonFields;
import dev.seans.catalog.RecordCounts;
import dev.seans.records.DocumentNotes;
import dev.seans.records.UnknownElement;
import dev.seans.registry.ImportView;
import dev.seans.registry.RejectionView;
import dev.seans.registry.ValueProblemView;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** Imports as JSON. */
final class ImportJson {

    private ImportJson() {}

    static JsonValue list(List<ImportView> imports, int limit) {
        Long next =
                imports.size() < limit ? null : imports.get(imports.size() - 1).id();
        return JsonFields.object()
                .add("imports", JsonFields.array(imports, ImportJson::of))
                .add("next", JsonFields.value(next))
                .build();
    }

    static JsonValue of(ImportView view) {
        return fields(view).build();
    }

    /** One import with the records, and the values of others, that could not be stored. */
    static JsonValue of(ImportView view, List<RejectionView> rejections, List<ValueProblemView> problems) {
        return fields(view)
                .add("rejections", JsonFields.array(rejections, ImportJson::rejection))
                .add("valueProblems", JsonFields.array(problems, ImportJson::problem))
                .build();
    }

    private static JsonObjectBuilder fields(ImportView view) {
        return JsonFields.object()
                .add("id", view.id())
                .add("sessionKey", view.sessionKey())
                .add("idSource", view.idSource())
                .add("source", view.source())
                .add("state", view.state())
                .add("cancelled", view.isCancelled())
                .add("createdAt", JsonFields.value(view.createdAt()))
                .add("startedAt", JsonFields.value(view.startedAt()))
                .add("finishedAt", JsonFields.value(view.finishedAt()))
                .add("progressAt", JsonFields.value(view.progressAt()))
                .add("node", JsonFields.value(view.node()))
                .add("error", JsonFields.value(view.error()))
                .add("files", JsonFields.array(view.files(), ImportJson::file));
    }

    private static JsonValue rejection(RejectionView rejection) {
        return JsonFields.object()
                .add("file", rejection.file())
                .add("generation", rejection.generation())
                .add("line", rejection.line())
                .add("column", rejection.column())
                .add("reason", rejection.reason())
                .build();
    }

    private static JsonValue problem(ValueProblemView problem) {
        return JsonFields.object()
                .add("file", problem.file())
                .add("generation", problem.generation())
                .add("line", problem.line())
                .add("column", problem.column())
                .add("kind", problem.kind())
                .add("id", problem.id())
                .add("element", problem.element())
                .add("text", problem.text())
                .add("reason", problem.reason())
                .build();
    }

    private static JsonValue file(ImportView.FileView file) {
        JsonObjectBuilder object = JsonFields.object()
                .add("name", file.name())
                .add("generation", file.generation())
                .add("state", file.state())
                .add("cancelled", file.isCancelled())
                .add("bytes", file.bytes());
        return addCounts(object, file.counts())
                .add("onlyChanges", JsonFields.value(file.onlyChanges()))
                .add("header", header(file.notes()))
                .add("unknownElements", unknown(file.notes()))
                .add("error", JsonFields.value(file.error()))
                .build();
    }

    static JsonValue header(DocumentNotes notes) {
        JsonObjectBuilder object = JsonFields.object();
        notes.header().forEach(object::add);
        return object.build();
    }

    static JsonValue unknown(DocumentNotes notes) {
        return JsonFields.array(notes.unknown(), ImportJson::unknown);
    }

    private static JsonValue unknown(UnknownElement element) {
        return JsonFields.object()
                .add("path", element.path())
                .add("times", element.times())
                .add("line", element.line())
                .build();
    }

    static JsonObjectBuilder addCounts(JsonObjectBuilder object, RecordCounts counts) {
        return object.add("groups", counts.groups())
                .add("properties", counts.properties())
                .add("products", counts.products())
                .add("offers", counts.offers())
                .add("prices", counts.prices())
                .add("stocks", counts.stocks())
                .add("orders", counts.orders())
                .add("unchanged", counts.unchanged())
                .add("rejected", counts.rejected())
                .add("badValues", counts.badValues());
    }
}
