package dev.seans.api;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;

/** A value of JSON that is written when it is sent: large answers are never held as objects. */
public interface JsonContent {

    /** Writes the one value: an object, an array, or a plain one. */
    void writeTo(JsonGenerator out);

    /** One that is held as an object. */
    static JsonContent of(JsonValue value) {
        return out -> out.write(value);
    }
}
