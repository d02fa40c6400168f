package dev.seans.bench.sessions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Runs rounds in the order A B, B A, A B and so on: what slows the machine down for a while hits all contenders. */
final class Rounds {

    private final BenchOptions options;
    private final BenchDatabase database;
    private final Optional<Path> folder;
    private final Results results;

    Rounds(BenchOptions options, BenchDatabase database, Results results) {
        this.options = options;
        this.database = database;
        this.folder = database.folder();
        this.results = results;
    }

    BenchOptions options() {
        return options;
    }

    /** The first round of each contender is not counted. */
    void run(Workload workload, String variant, List<Contender> contenders, Round round) throws Exception {
        System.out.println(database.name() + ", " + workload + " " + workload.title() + ", " + variant);
        List<Contender> order = new ArrayList<>(contenders);
        for (int number = 0; number <= options.rounds(); number++) {
            for (Contender contender : order) {
                Sample sample = measured(round, contender);
                if (number > 0) {
                    results.add(new Case(database.name(), workload, variant, contender), sample);
                }
            }
            Collections.reverse(order);
        }
    }

    private Sample measured(Round round, Contender contender) throws Exception {
        CpuTime before = CpuTime.now(folder);
        Sample sample = round.of(contender);
        return CpuTime.now(folder)
                .since(before, Math.round(sample.value(Sample.GOOD).orElse(0.0)), sample);
    }

    /** Once is enough for what does not vary. */
    void once(Workload workload, String variant, List<Contender> contenders, Round round) throws Exception {
        for (Contender contender : contenders) {
            results.add(new Case(database.name(), workload, variant, contender), round.of(contender));
        }
    }

    /** One round of one contender. */
    @FunctionalInterface
    interface Round {
        Sample of(Contender contender) throws Exception;
    }
}
