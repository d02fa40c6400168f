package dev.seans.bench;

/** What is measured, each over the catalogue and its offers together. */
enum Stage {
    PARSING("only parsing"),
    BARE_COPY("bare COPY of the same rows"),
    FIRST("first load"),
    UNCHANGED("again, nothing changed"),
    CHANGED("again, 1 % changed"),
    JPA("row-by-row JPA upserts");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
