package dev.seans.records;

/**
 * A value that was not understood: its record is stored without it, and what was known before stays.
 *
 * @param recordId the id of 1C
 * @param line where the element of the value begins, from 1
 * @param column likewise
 * @param element its name; with an attribute's behind it, as in {@code Склад/@ИдСклада}
 * @param text a short excerpt of what stands there
 * @param detail what is wrong with it, in English
 * @param values how many values this is about: of one record the first ones are told singly, the rest together
 */
public record ValueProblem(
        RecordKind kind, String recordId, int line, int column, String element, String text, String detail, long values)
        implements CatalogRecord {

    private static final String SEVERAL = "the first of several that were not understood";

    public ValueProblem in(String record) {
        return new ValueProblem(kind, record, line, column, element, text, detail, values);
    }

    /** This one and another one. */
    public ValueProblem withAnother() {
        return new ValueProblem(kind, recordId, line, column, element, text, SEVERAL, values + 1);
    }
}
