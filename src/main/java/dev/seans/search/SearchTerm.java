package dev.seans.search;

/**
 * A place in a list.
 *
 * @param owner the row of a product, or of an offer of it
 */
record SearchTerm(String list, String term, long owner) {

    static final String NAMES = "n";
    static final String HIDDEN = "h";
    static final String CODES = "c";

    /** Products of a group, by name. */
    static String group(String id) {
        return "g" + id;
    }
}
