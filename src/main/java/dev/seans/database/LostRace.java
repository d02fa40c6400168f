package dev.seans.database;

import java.util.function.Supplier;

/**
 * What to do when another statement was first: a unique constraint, a lock that did not come in time, or a deadlock says so.
 * Each attempt must be a transaction of its own.
 */
public final class LostRace {

    private LostRace() {}

    /**
     * Tries again what lost: the second look sees what the winner has written.
     *
     * @param attempts in all
     * @throws RuntimeException of the last attempt, or at once if it is no lost race
     */
    public static <T> T retried(int attempts, Supplier<T> attempt) {
        for (int number = 1; ; number++) {
            try {
                return attempt.get();
            } catch (RuntimeException failed) {
                if (number == attempts || !DatabaseError.isLostRace(failed)) {
                    throw failed;
                }
            }
        }
    }

    /** For rows of which one is enough, whoever writes it. */
    public static void conceded(Runnable insert) {
        try {
            insert.run();
        } catch (RuntimeException failed) {
            if (!DatabaseError.isLostRace(failed)) {
                throw failed;
            }
        }
    }
}
