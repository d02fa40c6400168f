package dev.seans.orders;

import dev.seans.settings.NearestName;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An object of an order's JSON, read field by field. What is not of the form that a field has is noted, and read as absent. */
final class JsonPart {

    /** What anybody reads of it. The rest of a hostile document is passed over. */
    private static final int PROBLEMS_MAX = 100;

    private static final int NAME_MAX = 200;

    private final JsonObject object;
    private final String pointer;
    private final List<OrderProblem> problems;
    private final Set<String> known = new LinkedHashSet<>();

    private JsonPart(JsonObject object, String pointer, List<OrderProblem> problems) {
        this.object = object;
        this.pointer = pointer;
        this.problems = problems;
    }

    static JsonPart root(JsonObject object) {
        return new JsonPart(object, "", new ArrayList<>());
    }

    @Nullable
    String text(String field) {
        return typed(field, ValueType.STRING, "a text in quotes")
                .map(value -> ((JsonString) value).getString())
                .orElse(null);
    }

    @Nullable
    BigDecimal number(String field) {
        try {
            return typed(field, ValueType.NUMBER, "a number, without quotes")
                    .map(value -> ((JsonNumber) value).bigDecimalValue())
                    .orElse(null);
        } catch (RuntimeException tooLong) {
            note(field, "has more digits than any amount");
            return null;
        }
    }

    @Nullable
    Boolean flag(String field) {
        Optional<JsonValue> value = value(field);
        if (value.isPresent() && value.get() != JsonValue.TRUE && value.get() != JsonValue.FALSE) {
            note(field, "is not true or false");
            return null;
        }
        return value.map(JsonValue.TRUE::equals).orElse(null);
    }

    /** One of an enum's constants, in lower case. */
    <E extends Enum<E>> @Nullable E word(String field, Class<E> type) {
        String text = text(field);
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String word = constant.name().toLowerCase(Locale.ROOT);
            if (word.equals(text)) {
                return constant;
            }
            words.add(word);
        }
        if (text != null) {
            note(field, "is none of " + words);
        }
        return null;
    }

    /** What a text means, if it has the form that is expected. */
    <T> @Nullable T read(String field, String expected, Function<String, T> reader) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (RuntimeException wrongForm) {
            note(field, "is not " + expected);
            return null;
        }
    }

    <T> @Nullable T part(String field, Function<JsonPart, T> reader) {
        return typed(field, ValueType.OBJECT, "an object")
                .map(value -> reader.apply(new JsonPart((JsonObject) value, pointer + "/" + field, problems)))
                .orElse(null);
    }

    <T> List<T> parts(String field, int most, Function<JsonPart, T> reader) {
        Optional<JsonArray> array =
                typed(field, ValueType.ARRAY, "an array of objects").map(JsonArray.class::cast);
        List<T> parts = new ArrayList<>();
        if (array.isPresent() && array.get().size() > most) {
            note(field, "are more than " + most);
            return parts;
        }
        for (int index = 0; array.isPresent() && index < array.get().size(); index++) {
            JsonValue value = array.get().get(index);
            String place = field + "/" + index;
            if (value.getValueType() == ValueType.OBJECT) {
                parts.add(reader.apply(new JsonPart((JsonObject) value, pointer + "/" + place, problems)));
            } else {
                note(place, "is not an object");
            }
        }
        return parts;
    }

    /** The names of an object whose fields are free. */
    Set<String> names() {
        known.addAll(object.keySet());
        return object.keySet();
    }

    /**
     * What the fields make. The constructor says what is wrong with them, unless a field could not even be read.
     *
     * @return null if something is wrong, which is noted
     */
    <T> @Nullable T made(Supplier<T> constructor) {
        refuseUnknown();
        if (hasProblems()) {
            return null;
        }
        try {
            return constructor.get();
        } catch (InvalidOrderException invalid) {
            invalid.problems().forEach(problem -> problems.add(problem.below(pointer)));
            return null;
        }
    }

    void throwIfWrong() {
        if (!problems.isEmpty()) {
            throw new InvalidOrderException(problems);
        }
    }

    private boolean hasProblems() {
        return problems.stream().anyMatch(problem -> problem.pointer().startsWith(pointer + "/"));
    }

    private void refuseUnknown() {
        for (String field : object.keySet()) {
            if (!known.contains(field) && problems.size() < PROBLEMS_MAX) {
                note(
                        field.replace("~", "~0").replace("/", "~1"),
                        "is no field here: the nearest is " + NearestName.of(field, known));
            }
        }
    }

    private Optional<JsonValue> typed(String field, ValueType type, String expected) {
        Optional<JsonValue> value = value(field);
        if (value.isPresent() && value.get().getValueType() != type) {
            note(field, "is not " + expected);
            return Optional.empty();
        }
        return value;
    }

    private Optional<JsonValue> value(String field) {
        known.add(field);
        return Optional.ofNullable(object.get(field)).filter(value -> value != JsonValue.NULL);
    }

    private void note(String field, String message) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(new OrderProblem(
                    pointer + "/" + field.substring(0, Math.min(field.length(), NAME_MAX)), message));
        }
    }
}
