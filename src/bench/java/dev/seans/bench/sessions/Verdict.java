package dev.seans.bench.sessions;

/**
 * A target, and what was measured.
 *
 * @param what is meant
 * @param figure as measured
 * @param target as a reader understands it
 */
record Verdict(String what, double figure, String target, boolean reached) {

    static Verdict atLeast(String what, double figure, double least) {
        return new Verdict(what, figure, "at least %,.2f".formatted(least), figure >= least);
    }

    static Verdict atMost(String what, double figure, double most) {
        return new Verdict(what, figure, "at most %,.2f".formatted(most), figure <= most);
    }

    String word() {
        return reached ? "REACHED" : "MISSED";
    }
}
