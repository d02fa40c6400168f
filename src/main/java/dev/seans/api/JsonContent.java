package dev.seans.api;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** A value of JSON that is written when it is sent: large answers are never held as objects. */
public interface JsonContent {

    /** Of a record with its parts, in characters. */
    int USUAL_LENGTH = 2000;

    /** Writes the one value: an object, an array, or a plain one. */
    void writeTo(JsonGenerator out);

    /** One that is held as an object. */
    static JsonContent of(JsonValue value) {
        return out -> out.write(value);
    }

    /** Its bytes: by way of a text, because the encoder of a stream is slow with Cyrillic, a seventh of what a snapshot costs. */
    default byte[] toUtf8() {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator out = JsonFields.generator(text)) {
            writeTo(out);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
