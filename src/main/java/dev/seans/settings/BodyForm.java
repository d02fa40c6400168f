package dev.seans.settings;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How the body of a login request is written. */
public enum BodyForm {
    /** Names and values, percent-encoded. */
    FORM("application/x-www-form-urlencoded") {
        @Override
        public String inserted(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        @Override
        boolean accepts(String filled) {
            return true;
        }
    },
    /** RFC 8259. */
    JSON("application/json") {
        @Override
        public String inserted(String value) {
            StringBuilder escaped = new StringBuilder();
            value.chars().forEach(letter -> append(escaped, (char) letter));
            return escaped.toString();
        }

        private static void append(StringBuilder escaped, char letter) {
            if (letter == '"' || letter == '\\') {
                escaped.append('\\').append(letter);
            } else if (letter < ' ') {
                escaped.append("\\u%04x".formatted((int) letter));
            } else {
                escaped.append(letter);
            }
        }

        @Override
        boolean accepts(String filled) {
            try (JsonParser json = Json.createParser(new StringReader(filled))) {
                while (json.hasNext()) {
                    json.next();
                }
                return true;
            } catch (JsonException | IllegalStateException noJson) {
                return false;
            }
        }
    };

    private final String contentType;

    BodyForm(String contentType) {
        this.contentType = contentType;
    }

    /** Of a kind that does not say so itself, what it looks like. */
    static BodyForm of(LoginKind kind, String text) {
        boolean looksLikeJson = text.stripLeading().startsWith("{");
        return kind == LoginKind.JSON || (kind == LoginKind.BASIC && looksLikeJson) ? JSON : FORM;
    }

    /** The value of the header Content-Type. */
    public String contentType() {
        return contentType;
    }

    /** A value as it stands in such a body. */
    public abstract String inserted(String value);

    /** Whether a whole body is written like this. */
    abstract boolean accepts(String filled);
}
