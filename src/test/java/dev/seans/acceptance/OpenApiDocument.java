package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.seans.testkit.http.RawResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The description of the API, to compare answers with: what it does not tell of is as wrong as what it tells wrongly. */
final class OpenApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final List<String> METHODS = List.of("get", "put", "post", "delete");
    private static final String COMPONENTS = "#/components/";

    private final JsonNode document;
    private final Set<String> checked = new TreeSet<>();

    OpenApiDocument() throws IOException {
        document = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("src", "main", "webapp", "WEB-INF", "openapi.yaml")
                        .toFile());
        Set<String> parts = new HashSet<>();
        document.findValues("allOf").forEach(all -> all.findValuesAsText("$ref").forEach(parts::add));
        document.get("components").get("schemas").properties().forEach(schema -> {
            boolean isPart = parts.contains(COMPONENTS + "schemas/" + schema.getKey());
            close(schema.getValue(), isPart);
        });
        document.get("paths").forEach(path -> close(path, false));
    }

    /** Every field that is not told of is one too many. */
    private static void close(JsonNode node, boolean isPart) {
        if (node instanceof ObjectNode object
                && (object.has("properties") || object.has("allOf"))
                && !object.has("additionalProperties")
                && !isPart) {
            object.put("unevaluatedProperties", false);
        }
        node.properties().stream()
                .filter(field -> !field.getKey().startsWith("example"))
                .forEach(field -> {
                    if (field.getValue().isObject()) {
                        close(field.getValue(), false);
                    } else {
                        field.getValue()
                                .forEach(child -> close(child, field.getKey().equals("allOf")));
                    }
                });
    }

    /** Every operation: its method in capitals and its path. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Those of which no answer was compared. */
    Set<String> unchecked() {
        Set<String> left = operations();
        left.removeAll(checked);
        return left;
    }

    /** Compares an answer: its status, its type and its body. */
    void check(String operation, RawResponse answer) throws IOException {
        String[] parts = operation.split(" ", 2);
        JsonNode responses = document.get("paths")
                .get(parts[1])
                .get(parts[0].toLowerCase(Locale.ROOT))
                .get("responses");
        JsonNode response = resolved(responses.get(String.valueOf(answer.status())));
        assertThat(response)
                .as("%s answers %d: %s", operation, answer.status(), answer.text())
                .isNotNull();
        checked.add(operation);
        String type =
                answer.header("Content-Type").orElse("").replaceAll(";.*", "").strip();
        JsonNode content = response.get("content");
        if (content == null) {
            assertThat(answer.body()).as(operation).isEmpty();
        } else {
            assertThat(content.fieldNames())
                    .toIterable()
                    .as(operation + " answers " + answer.status())
                    .anyMatch(known -> known.replaceAll(";.*", "").equals(type)
                            || (known.endsWith("/*") && type.startsWith(known.replace("*", ""))));
            if (type.equals("application/json")) {
                check(operation, content.get(type).get("schema"), JSON.readTree(answer.body()));
            }
        }
    }

    /** Compares JSON with one of the schemas. */
    void check(String schema, String json) throws IOException {
        ObjectNode reference = JSON.createObjectNode();
        reference.put("$ref", COMPONENTS + "schemas/" + schema);
        check(schema, reference, JSON.readTree(json));
    }

    private void check(String what, JsonNode schema, JsonNode value) {
        assertThat(mistakes(schema, value)).as(what).isEmpty();
    }

    /** What is wrong with the examples. */
    List<String> mistakenExamples() {
        List<String> mistakes = new ArrayList<>();
        document.get("components").get("schemas").properties().forEach(schema -> {
            JsonNode examples = schema.getValue().path("examples");
            examples.forEach(example -> mistakes.addAll(mistakes(schema.getValue(), example)));
        });
        document.findValues("application/json").forEach(content -> {
            if (content.has("example")) {
                mistakes.addAll(mistakes(content.get("schema"), content.get("example")));
            }
        });
        return mistakes;
    }

    private List<String> mistakes(JsonNode schema, JsonNode value) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.get("components"));
        return SCHEMAS.getSchema(root).validate(value).stream()
                .map(problem -> problem + " in " + value)
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        if (node == null || !node.has("$ref")) {
            return node;
        }
        return document.at(node.get("$ref").asText().substring(1));
    }
}
