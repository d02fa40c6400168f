package dev.seans.commerceml;

import dev.seans.records.ExternalId;

/**
 * Which catalogue the goods in a document belong to, as far as the document has told: {@code Ид} of a {@code Каталог};
 * of a package of offers {@code ИдКаталога}, or else its own {@code Ид}, which is the catalogue's with a {@code #}
 * behind or before it (protocol, sections 6.1 and 6.2).
 */
final class CatalogId {

    private static final String OWN = "Ид";
    private static final String OF_CATALOG = "ИдКаталога";

    private String id = "";
    private boolean named;

    static boolean isToldBy(String element) {
        return element.equals(OWN) || element.equals(OF_CATALOG);
    }

    /** A catalogue or package begins, and has told nothing yet. */
    void forget() {
        id = "";
        named = false;
    }

    /** What is no id, or too long for one, tells nothing. */
    void tell(Element element) {
        String told = TextValue.reference(element.text());
        String stripped = told == null ? "" : told.replace("#", "");
        boolean naming = element.name().equals(OF_CATALOG);
        if (stripped.isEmpty() || stripped.length() > ExternalId.MAX_LENGTH || (named && !naming)) {
            return;
        }
        id = stripped;
        named = naming;
    }

    /** Empty if none was told yet. */
    String id() {
        return id;
    }
}
