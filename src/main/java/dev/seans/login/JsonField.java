package dev.seans.login;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Finds a field in JSON by its JSON Pointer (RFC 6901). It reads along and keeps nothing, so that no depth or size of
 * what an upstream sends does harm.
 */
final class JsonField {

    private final JsonParser json;

    private JsonField(JsonParser json) {
        this.json = json;
    }

    /**
     * Its text, whether it is a number or a text; empty if there is no such field, or it is null.
     *
     * @throws IllegalArgumentException if this is no JSON up to the field, or the field is neither number nor text
     */
    static Optional<String> find(byte[] body, String pointer) {
        List<String> tokens = Arrays.stream(pointer.substring(1).split("/", -1))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList();
        try (JsonParser json = Json.createParser(new ByteArrayInputStream(body))) {
            return new JsonField(json).find(tokens);
        } catch (JsonException | NoSuchElementException | IllegalStateException noJson) {
            throw new IllegalArgumentException("is not JSON");
        }
    }

    private Optional<String> find(List<String> tokens) {
        Optional<Event> value = Optional.of(json.next());
        for (String token : tokens) {
            value = value.flatMap(container -> enter(container, token));
        }
        return value.flatMap(this::text);
    }

    private Optional<String> text(Event value) {
        return switch (value) {
            case VALUE_STRING, VALUE_NUMBER -> Optional.of(json.getString());
            case VALUE_NULL -> Optional.empty();
            default -> throw new IllegalArgumentException("is neither a number nor a text there");
        };
    }

    private Optional<Event> enter(Event container, String token) {
        return switch (container) {
            case START_OBJECT -> member(token);
            case START_ARRAY -> element(token);
            default -> Optional.empty();
        };
    }

    private Optional<Event> member(String name) {
        while (json.next() == Event.KEY_NAME) {
            boolean found = json.getString().equals(name);
            Event value = json.next();
            if (found) {
                return Optional.of(value);
            }
            skip(value);
        }
        return Optional.empty();
    }

    private Optional<Event> element(String index) {
        int left = index.matches("[0-9]{1,6}") ? Integer.parseInt(index) : -1;
        for (Event value = json.next(); value != Event.END_ARRAY && left >= 0; value = json.next()) {
            if (left == 0) {
                return Optional.of(value);
            }
            skip(value);
            left--;
        }
        return Optional.empty();
    }

    private void skip(Event value) {
        if (value == Event.START_OBJECT) {
            json.skipObject();
        } else if (value == Event.START_ARRAY) {
            json.skipArray();
        }
    }
}
