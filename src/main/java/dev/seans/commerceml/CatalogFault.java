package dev.seans.commerceml;

/** What can be wrong with a document as a whole: one constant for each thing that somebody can do about it. */
public enum CatalogFault {
    BROKEN_XML("the document is not well-formed XML; export it again"),
    TRUNCATED("the document ends too early; upload it again as a whole"),
    BAD_ENCODING("the document is not in the encoding that it declares; export it as UTF-8 or windows-1251"),
    DOCTYPE("the document has a DOCTYPE, which CommerceML never has; check who sent it"),
    NOT_COMMERCEML("the root element is not КоммерческаяИнформация; check which file was sent"),
    NOTHING_UNDERSTOOD(
            "nothing in the document is understood, from that element on: it is of CommerceML 1, or about something"
                    + " else than goods; check which data 1C exports, and in which version of the schema"),
    TOO_DEEP("elements are nested too deeply for CommerceML; check who sent it"),
    TOO_MANY_NAMES(
            "the document has more different names of elements and attributes than CommerceML; check who sent it"),
    TOO_LARGE_RECORD("a single element is too large to be a record of a catalogue; check who sent it");

    private final String text;

    CatalogFault(String text) {
        this.text = text;
    }

    /** In English: what is wrong and what to do. */
    public String text() {
        return text;
    }
}
