package dev.seans.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Java's values as JSON's; null is null. All JSON of the API is made here. */
public final class JsonFields {

    /** Looked up once: {@code Json} asks the service loader at each call, which cost more than all else that a page needs. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonFields() {}

    public static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    public static JsonValue value(@Nullable Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof Long || value instanceof Integer) {
            return JSON.createValue(((Number) value).longValue());
        }
        if (value instanceof BigDecimal decimal) {
            return JSON.createValue(decimal);
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        return JSON.createValue(value.toString());
    }

    /** Writes a field; null is null. */
    public static void field(JsonGenerator out, String name, @Nullable Object value) {
        if (value == null) {
            out.writeNull(name);
        } else if (value instanceof BigDecimal decimal) {
            out.write(name, decimal);
        } else if (value instanceof Long || value instanceof Integer) {
            out.write(name, ((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            out.write(name, flag);
        } else {
            out.write(name, value.toString());
        }
    }

    /** Writes a field that is an array. */
    public static <T> void array(
            JsonGenerator out, String name, Collection<T> values, BiConsumer<JsonGenerator, T> element) {
        out.writeStartArray(name);
        values.forEach(value -> element.accept(out, value));
        out.writeEnd();
    }

    /** What writes to this, to be closed by the caller. */
    public static JsonGenerator generator(Writer out) {
        return JSON.createGenerator(out);
    }

    /** A value that is JSON already. */
    public static JsonValue parsed(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    public static <T> JsonArray array(Collection<T> values, Function<T, JsonValue> json) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(value -> array.add(json.apply(value)));
        return array.build();
    }
}
