package dev.seans.registry;

/**
 * A value that was not understood, as operators see it; its record was stored without it.
 *
 * @param file the name of the file it stood in
 * @param generation of that file
 * @param line where the element of the value begins
 * @param column likewise
 * @param kind of the record, such as {@code OFFER}
 * @param id of the record in 1C
 * @param element its name
 * @param text what stands there, or its beginning
 * @param reason what is wrong with it, in English
 */
public record ValueProblemView(
        String file,
        int generation,
        int line,
        int column,
        String kind,
        String id,
        String element,
        String text,
        String reason) {}
