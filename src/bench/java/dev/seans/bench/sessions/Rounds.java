package dev.seans.bench.sessions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs rounds in the order A B, B A, A B and so on: what slows the machine down for a while hits all contenders. */
final class Rounds {

    private final BenchOptions options;
    private final String database;
    private final Results results;

    Rounds(BenchOptions options, String database, Results results) {
        this.options = options;
        this.database = database;
        this.results = results;
    }

    BenchOptions options() {
        return options;
    }

    /** The first round of each contender is not counted. */
    void run(Workload workload, String variant, List<Contender> contenders, Round round) throws Exception {
        System.out.println(database + ", " + workload + " " + workload.title() + ", " + variant);
        List<Contender> order = new ArrayList<>(contenders);
        for (int number = 0; number <= options.rounds(); number++) {
            for (Contender contender : order) {
                Sample sample = round.of(contender);
                if (number > 0) {
                    results.add(new Case(database, workload, variant, contender), sample);
                }
            }
            Collections.reverse(order);
        }
    }

    /** Once is enough for what does not vary. */
    void once(Workload workload, String variant, List<Contender> contenders, Round round) throws Exception {
        for (Contender contender : contenders) {
            results.add(new Case(database, workload, variant, contender), round.of(contender));
        }
    }

    /** One round of one contender. */
    @FunctionalInterface
    interface Round {
        Sample of(Contender contender) throws Exception;
    }
}
