package dev.seans.bench.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The report: medians as a Markdown table, the targets below it, and everything as JSON for machines. */
final class SessionReport {

    private static final List<String> COLUMNS = List.of(
            Sample.PER_SECOND,
            Sample.P50,
            Sample.P99,
            Sample.MAX,
            Sample.CPU_OF_JVM,
            Sample.CPU_OF_DATABASE,
            Sample.FAILED,
            Sample.LOST);

    private final Results results;
    private final Verdicts verdicts;
    private final BenchOptions options;

    SessionReport(Results results, BenchOptions options) {
        this.results = results;
        this.options = options;
        this.verdicts = new Verdicts(results);
    }

    boolean isUnbroken() {
        return verdicts.isUnbroken();
    }

    /** To the console, and to {@code sessions.md} and {@code sessions.json} in the folder. */
    void write() throws IOException {
        List<Verdict> judged = verdicts.all();
        List<String> lines = new ArrayList<>();
        lines.add("Medians of %d rounds of %.1f s."
                .formatted(options.rounds(), options.round().toMillis() / 1000.0));
        lines.add("");
        lines.add("| database | workload | variant | filter | " + String.join(" | ", COLUMNS) + " | of Spring | |");
        lines.add("|---|---|---|---|" + "---:|".repeat(COLUMNS.size()) + "---:|---|");
        results.forEach((one, rounds) -> lines.add(line(one, rounds)));
        lines.add("");
        judged.forEach(each ->
                lines.add("%s: %s %,.2f, %s".formatted(each.word(), each.what(), each.figure(), each.target())));
        lines.forEach(System.out::println);
        Path folder = options.folder();
        Files.write(folder.resolve("sessions.md"), lines);
        Files.writeString(folder.resolve("sessions.json"), json(judged));
    }

    private String line(Case one, List<Sample> rounds) {
        String figures = COLUMNS.stream()
                .map(column -> column.equals(Sample.LOST) || column.equals(Sample.FAILED)
                        ? whole(rounds, column)
                        : shown(Results.median(rounds, column)))
                .collect(Collectors.joining(" | "));
        Case spring = new Case(one.database(), one.workload(), one.variant(), Contender.SPRING_TUNED);
        String ofSpring = one.contender().family() == Contender.Family.SEANS
                ? results.ratio(one, spring).map(SessionReport::times).orElse("")
                : "";
        return "| %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        one.database(),
                        one.workload(),
                        one.variant(),
                        one.contender().title(),
                        figures,
                        ofSpring,
                        further(rounds));
    }

    private static String times(double ratio) {
        return "%.2f ×".formatted(ratio);
    }

    /** Added up over the rounds: one is too many. */
    private static String whole(List<Sample> rounds, String figure) {
        boolean known = rounds.stream().anyMatch(sample -> sample.value(figure).isPresent());
        return known ? "%,.0f".formatted(Results.sum(rounds, figure)) : "";
    }

    private static String shown(OptionalDouble figure) {
        if (figure.isEmpty()) {
            return "";
        }
        return figure.getAsDouble() >= 100 ? "%,.0f".formatted(figure.getAsDouble()) : number(figure.getAsDouble());
    }

    private static String number(double figure) {
        return figure == Math.rint(figure) ? "%.0f".formatted(figure) : "%.2f".formatted(figure);
    }

    /** Figures that only this workload has. */
    private static String further(List<Sample> rounds) {
        return names(rounds).stream()
                .filter(name -> !COLUMNS.contains(name) && !name.equals(Sample.GOOD))
                .map(name -> name + " " + number(Results.median(rounds, name).orElseThrow()))
                .collect(Collectors.joining(", "));
    }

    private static SortedSet<String> names(List<Sample> rounds) {
        return rounds.stream()
                .flatMap(sample -> sample.values().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String json(List<Verdict> judged) {
        List<String> cases = new ArrayList<>();
        results.forEach((one, rounds) -> cases.add(json(one, rounds)));
        String targets = judged.stream()
                .map(each -> "{\"what\": \"%s\", \"figure\": %s, \"target\": \"%s\", \"reached\": %s}"
                        .formatted(each.what(), each.figure(), each.target(), each.reached()))
                .collect(Collectors.joining(",\n  "));
        return "{\"cases\": [\n  %s],\n \"targets\": [\n  %s]}\n".formatted(String.join(",\n  ", cases), targets);
    }

    private static String json(Case one, List<Sample> rounds) {
        Map<String, String> figures = new TreeMap<>();
        for (String name : names(rounds)) {
            figures.put(
                    name,
                    rounds.stream()
                            .flatMap(sample -> sample.value(name).stream())
                            .map(Object::toString)
                            .collect(Collectors.joining(", ", "[", "]")));
        }
        String rest = figures.entrySet().stream()
                .map(figure -> "\"%s\": %s".formatted(figure.getKey(), figure.getValue()))
                .collect(Collectors.joining(", "));
        return "{\"database\": \"%s\", \"workload\": \"%s\", \"variant\": \"%s\", \"filter\": \"%s\", %s}"
                .formatted(
                        one.database(),
                        one.workload(),
                        one.variant(),
                        one.contender().title(),
                        rest);
    }
}
