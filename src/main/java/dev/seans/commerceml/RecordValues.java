package dev.seans.commerceml;

import dev.seans.records.ExternalId;
import dev.seans.records.RecordKind;
import dev.seans.records.ValueProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of one record. What cannot be understood costs the value, not the record: it is noted with its place. */
final class RecordValues {

    /** Of one record; the rest is counted together. */
    static final int MOST_TOLD = 100;

    private final RecordKind kind;
    private final List<ValueProblem> problems = new ArrayList<>(0);

    RecordValues(RecordKind kind) {
        this.kind = kind;
    }

    /** The number in an element; null if there is none, or it is not understood. */
    @Nullable
    BigDecimal number(@Nullable Element element) {
        return element == null ? null : number(element, element.name(), element.text());
    }

    /** The number in a child. */
    @Nullable
    BigDecimal number(Element element, String childName) {
        return number(element.child(childName));
    }

    /**
     * A number that stands somewhere in an element.
     *
     * @param place what is told of it
     */
    @Nullable
    BigDecimal number(Element element, String place, @Nullable String text) {
        if (text == null) {
            return null;
        }
        BigDecimal number = DecimalText.parse(text);
        if (number == null) {
            add(element, place, text, "not a number, more than one, or one of more than 18 digits");
        }
        return number;
    }

    /** The sum of two numbers; the first one if no column holds it. */
    BigDecimal sum(Element element, BigDecimal one, BigDecimal other) {
        BigDecimal sum = DecimalText.fitting(one.add(other));
        if (sum == null) {
            add(element, element.name(), other.toPlainString(), "a sum of more than 18 digits");
            return one;
        }
        return sum;
    }

    /** An id that refers to another record; null if it is absent, the empty reference, or longer than ids may be. */
    @Nullable
    String reference(Element element, String place, @Nullable String text) {
        String id = TextValue.reference(text);
        if (id != null && id.length() > ExternalId.MAX_LENGTH) {
            add(element, place, id, "an id of " + id.length() + " characters, more than " + ExternalId.MAX_LENGTH);
            return null;
        }
        return id;
    }

    /** The id in an element. */
    @Nullable
    String reference(Element element) {
        return reference(element, element.name(), element.text());
    }

    /** The id in a child. */
    @Nullable
    String reference(Element element, String childName) {
        Element child = element.child(childName);
        return child == null ? null : reference(child);
    }

    /** An id without which the element makes no sense; its absence is noted, too. */
    @Nullable
    String required(Element element, String place, @Nullable String text) {
        String id = reference(element, place, text);
        if (id == null && TextValue.reference(text) == null) {
            add(element, place, "", "without an id");
        }
        return id;
    }

    /** Notes a value that is not stored. */
    void refuse(Element element, String text, String why) {
        refuse(element, element.name(), text, why);
    }

    /** @param place what is told of it */
    void refuse(Element element, String place, String text, String why) {
        add(element, place, text, why);
    }

    /** Notes that there is no room for what nobody reads of it. */
    void tooLarge(Element element, String place, int most) {
        add(element, place, "", "more than " + most + " characters that have no place: the rest is not kept");
    }

    private void add(Element element, String place, String text, String detail) {
        if (problems.size() < MOST_TOLD) {
            problems.add(new ValueProblem(
                    kind, "", element.line(), element.column(), Excerpt.of(place), Excerpt.of(text), detail, 1));
        } else {
            problems.set(MOST_TOLD - 1, problems.get(MOST_TOLD - 1).withAnother());
        }
    }

    /** What was not understood, for a record of this id. */
    List<ValueProblem> problems(String recordId) {
        return problems.stream().map(problem -> problem.in(recordId)).toList();
    }
}
