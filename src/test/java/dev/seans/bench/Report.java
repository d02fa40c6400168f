package dev.seans.bench;

import java.util.Map;
import java.util.OptionalDouble;

/** The figures as a table, and which targets they reach. */
record Report(Map<BenchCase, Figures> figures) {

    private static final double FIRST_LOAD = 10_000;
    private static final double FIRST_LOAD_H2 = 4_000;
    private static final double OF_BARE_COPY = 0.5;
    private static final double UNCHANGED = 40_000;

    /** A product of the catalogue, and its offer. */
    private static final int RECORDS = 2;

    private static final double LINEAR = 1.15;

    void print() {
        System.out.println();
        System.out.println(
                "Medians. A product is all of it, in two files and two records: the product itself, and its offer.");
        System.out.printf(
                "| %-10s | %9s | %-12s | %-26s | %10s | %10s | %12s |%n",
                "database", "products", "encoding", "", "products/s", "records/s", "of bare COPY");
        System.out.println("|---|---|---|---|---|---|---|");
        figures.forEach(Report::print);
        System.out.println();
        figures.forEach(this::judge);
    }

    private static void print(BenchCase one, Figures measured) {
        for (Stage stage : Stage.values()) {
            measured.rate(stage)
                    .ifPresent(rate -> System.out.printf(
                            "| %-10s | %,9d | %-12s | %-26s | %,10.0f | %,10.0f | %12s |%n",
                            one.database(),
                            one.products(),
                            one.charset(),
                            stage.title(),
                            rate,
                            rate * RECORDS,
                            ratio(rate, measured.rate(Stage.BARE_COPY))));
        }
    }

    private static String ratio(double rate, OptionalDouble bare) {
        return bare.isPresent() ? "%.0f %%".formatted(100 * rate / bare.getAsDouble()) : "";
    }

    private void judge(BenchCase one, Figures measured) {
        double first = measured.rate(Stage.FIRST).orElseThrow();
        boolean onPostgreSql = one.database().equals("postgresql");
        judge(one, "first load", first, onPostgreSql ? FIRST_LOAD : FIRST_LOAD_H2);
        if (onPostgreSql) {
            judge(one, "unchanged records", measured.rate(Stage.UNCHANGED).orElseThrow() * RECORDS, UNCHANGED);
            judge(one, "of bare COPY", first / measured.rate(Stage.BARE_COPY).orElseThrow(), OF_BARE_COPY);
            judgeGrowth(one, first);
        }
    }

    /** Ten times the products shall not take longer than ten times the time. */
    private void judgeGrowth(BenchCase one, double first) {
        Figures tenth = figures.get(new BenchCase(one.database(), one.products() / 10, one.charset()));
        if (tenth != null) {
            judge(one, "linear", first / tenth.rate(Stage.FIRST).orElseThrow(), 1 / LINEAR);
        }
    }

    private static void judge(BenchCase one, String what, double figure, double target) {
        System.out.printf(
                "%s: %s, %,d products, %s: %s %,.2f, target %,.2f%n",
                figure >= target ? "REACHED" : "MISSED",
                one.database(),
                one.products(),
                one.charset(),
                what,
                figure,
                target);
    }
}
