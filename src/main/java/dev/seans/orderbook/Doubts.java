package dev.seans.orderbook;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of orders that 1C was offered together and did not confirm. One of them may be what it cannot take; how 1C
 * then treats the others differs (measured, protocol of orders, section 1.1, step 5): either none of them is in it, or all
 * before that one are.
 *
 * <ol>
 *   <li>A single order that was not confirmed {@value #TRIES} times is quarantined. Such a failure counts only if 1C has confirmed
 *       others since the order's failure before: else the reason may be in 1C as well.
 *   <li>After the first time all are offered again, in the opposite order: where 1C had kept those before the one that it
 *       cannot take, it gets those behind it now. So all but one are in it after two exchanges. A lost answer is mended, too.
 *   <li>After each further time they are offered in two halves, each by itself.
 *   <li>When 1C confirms such orders, twice as many batches are offered at once the next time: where an exchange failed often for a
 *       reason that was not in the orders, there may be thousands of single ones. When it does not confirm several together, none
 *       of them has failed, and one is offered again.
 * </ol>
 */
final class Doubts {

    static final int TRIES = 3;

    /** More than an answer may hold orders. */
    private static final int MOST_BATCHES = 1024;

    private final List<Batch> batches = new ArrayList<>();
    private final List<OrderStatus> quarantined = new ArrayList<>();

    /**
     * Decides about the orders of one offer that 1C still does not have.
     *
     * @param orders that are doubtful, in the order in which they were offered
     * @param offered how many there were in the offer: one that was not alone in it may have been in good company
     * @param confirms whether 1C has confirmed others since they failed before
     */
    void decide(List<OrderStatus> orders, int offered, boolean confirms) {
        List<Long> ids = orders.stream().map(OrderStatus::rowId).toList();
        int tries = orders.stream().mapToInt(OrderStatus::tries).min().orElse(0) + 1;
        boolean isLoneFailure = offered == 1 && confirms;
        if (isLoneFailure && orders.get(0).loneFailures() + 1 >= TRIES) {
            quarantined.addAll(orders);
        } else if (ids.size() < 2 || tries == 1) {
            batches.add(new Batch(ids, isLoneFailure));
        } else {
            int half = (ids.size() + 1) / 2;
            batches.add(new Batch(ids.subList(0, half), false));
            batches.add(new Batch(ids.subList(half, ids.size()), false));
        }
    }

    /** Which are to be offered again, and together. */
    List<Batch> batches() {
        return batches;
    }

    /** Which are to be offered no more. */
    List<OrderStatus> quarantined() {
        return quarantined;
    }

    /** How many batches are offered at once when so many were confirmed. */
    static int batchesAfterSuccess(int batches) {
        return Math.min(2 * batches, MOST_BATCHES);
    }

    /** Whether orders that were tried so often stand in the opposite order of their age. */
    static boolean isReversed(int tries) {
        return tries % 2 == 1;
    }

    /**
     * Orders that are offered together.
     *
     * @param isLoneFailure whether one has failed alone, and while others passed
     */
    record Batch(List<Long> orders, boolean isLoneFailure) {

        Batch {
            orders = List.copyOf(orders);
        }
    }
}
