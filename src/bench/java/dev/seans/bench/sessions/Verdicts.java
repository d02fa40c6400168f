package dev.seans.bench.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The targets of docs/benchmarks.md, each as far as it was measured. */
final class Verdicts {

    private static final double READ_WRITE_OF_SPRING = 2.0;
    private static final double SNAPSHOT_OF_SPRING = 4.0;
    private static final double IDENTITY_OF_PLAIN = 0.9;
    private static final double CONTENDED_P99 = 80;
    private static final double FAIRNESS = 2.0;
    private static final double SHORT_ONES_WAIT = 10;
    private static final double STATEMENTS = 2;

    private final Results results;
    private final List<Verdict> verdicts = new ArrayList<>();

    Verdicts(Results results) {
        this.results = results;
    }

    List<Verdict> all() {
        results.forEach((one, rounds) -> judge(one));
        return verdicts;
    }

    /** Whether nothing of ours was lost, and no request of ours takes more statements than promised. */
    boolean isUnbroken() {
        List<Boolean> good = new ArrayList<>();
        results.forEach((one, rounds) -> {
            if (one.contender() == Contender.EXCLUSIVE) {
                good.add(Results.sum(rounds, Sample.LOST) == 0);
                good.add(one.workload() != Workload.STATEMENTS
                        || Results.median(rounds, StatementCounts.STATEMENTS).orElse(0) <= STATEMENTS);
            }
        });
        return good.stream().allMatch(each -> each);
    }

    private void judge(Case one) {
        if (one.contender() == Contender.IDENTITY && one.workload() == Workload.IDENTITY) {
            ratio(one, Contender.PLAIN, IDENTITY_OF_PLAIN);
        } else if (one.contender() == Contender.SNAPSHOT && one.workload() == Workload.W1) {
            ratio(one, Contender.SPRING_TUNED, SNAPSHOT_OF_SPRING);
        } else if (one.contender() == Contender.EXCLUSIVE) {
            judgeExclusive(one);
        }
    }

    private void judgeExclusive(Case one) {
        switch (one.workload()) {
            case STATEMENTS -> atMost(one, StatementCounts.STATEMENTS, STATEMENTS);
            case W2, W3 -> ratio(one, Contender.SPRING_TUNED, READ_WRITE_OF_SPRING);
            case W4 -> {
                atMost(one, Sample.LOST, 0);
                atMost(one, Sample.P99, CONTENDED_P99);
            }
            case W5 -> judgeShortOnes(one);
            case W6 -> {
                atMost(one, Sample.LOST, 0);
                atMost(one, OneSession.FAIRNESS, FAIRNESS);
            }
            default -> {}
        }
    }

    private void judgeShortOnes(Case beside) {
        Case alone = new Case(beside.database(), beside.workload(), LongRequests.ALONE, beside.contender());
        OptionalDouble before = results.median(alone, Sample.P99);
        if (beside.variant().equals(LongRequests.BESIDE) && before.isPresent()) {
            atMost(beside, Sample.P99, before.getAsDouble() + SHORT_ONES_WAIT);
        }
    }

    private void ratio(Case one, Contender other, double least) {
        Case against = new Case(one.database(), one.workload(), one.variant(), other);
        results.ratio(one, against)
                .ifPresent(ratio -> verdicts.add(
                        Verdict.atLeast(title(one) + ": times as many requests as " + other.title(), ratio, least)));
    }

    private void atMost(Case one, String figure, double most) {
        results.median(one, figure)
                .ifPresent(value -> verdicts.add(Verdict.atMost(title(one) + ": " + figure, value, most)));
    }

    private static String title(Case one) {
        return one.database() + ", " + one.workload() + ", " + one.variant() + ", "
                + one.contender().title();
    }
}
