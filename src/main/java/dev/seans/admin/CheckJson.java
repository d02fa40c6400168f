package dev.seans.admin;

import dev.seans.api.JsonFields;
import dev.seans.imports.CheckReport;
import dev.seans.imports.CheckedDocument;
import dev.seans.records.RecordKind;
import dev.seans.records.Rejection;
import dev.seans.records.ValueProblem;
import dev.seans.registry.ImportFailure;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** What an import would do, as JSON. */
final class CheckJson {

    private CheckJson() {}

    static JsonValue of(CheckReport report) {
        return JsonFields.object()
                .add("understood", report.isUnderstood())
                .add("source", JsonFields.value(report.source()))
                .add("error", error(report.failure()))
                .add("documents", JsonFields.array(report.documents(), CheckJson::document))
                .add("otherFiles", report.otherFiles())
                .build();
    }

    private static JsonValue document(CheckedDocument document) {
        JsonObjectBuilder object =
                JsonFields.object().add("name", document.name()).add("error", error(document.failure()));
        return ImportJson.addCounts(object, document.counts())
                .add("changed", document.changed())
                .add("new", created(document))
                .add("onlyChanges", JsonFields.value(document.onlyChanges()))
                .add("header", ImportJson.header(document.notes()))
                .add("unknownElements", ImportJson.unknown(document.notes()))
                .add("rejections", JsonFields.array(document.rejections(), CheckJson::rejection))
                .add("valueProblems", JsonFields.array(document.problems(), CheckJson::problem))
                .build();
    }

    private static JsonValue created(CheckedDocument document) {
        JsonObjectBuilder object = JsonFields.object();
        document.created().forEach((kind, records) -> object.add(name(kind), records));
        return object.build();
    }

    static String name(RecordKind kind) {
        return switch (kind) {
            case GROUP -> "groups";
            case PROPERTY -> "properties";
            case PRICE_TYPE -> "priceTypes";
            case WAREHOUSE -> "warehouses";
            case UNIT -> "units";
            case CATEGORY -> "categories";
            case PRODUCT -> "products";
            case OFFER -> "offers";
            case ORDER -> "orders";
        };
    }

    private static JsonValue error(@Nullable ImportFailure failure) {
        return JsonFields.value(failure == null ? null : failure.text());
    }

    private static JsonValue rejection(Rejection rejection) {
        return JsonFields.object()
                .add("line", rejection.line())
                .add("column", rejection.column())
                .add("reason", rejection.reason() + ": " + rejection.detail())
                .build();
    }

    private static JsonValue problem(ValueProblem problem) {
        return JsonFields.object()
                .add("line", problem.line())
                .add("column", problem.column())
                .add("kind", problem.kind().name())
                .add("id", problem.recordId())
                .add("element", problem.element())
                .add("text", problem.text())
                .add("reason", problem.detail())
                .add("values", problem.values())
                .build();
    }
}
