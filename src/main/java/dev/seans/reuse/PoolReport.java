package dev.seans.reuse;

import dev.seans.publications.ReuseMode;
import java.time.Duration;

/**
 * A pool, or the sessions of a service that clients manage, at one moment.
 *
 * @param mode of the service when this node saw it last
 * @param size {@code poolSize}
 * @param busy sessions that calls of any node have
 * @param idle sessions of any node that wait for a call
 * @param combinations that have a session
 * @param waiting calls of this node that wait for a session
 * @param created sessions that this node has made since it was started
 * @param expired sessions whose idle time was over when this node removed them
 * @param refused calls of this node that were answered 406
 * @param reused calls of this node that got a session that was there before
 * @param meanWait of all calls of this node that had to wait
 * @param saved set-ups that reused sessions did not need, at this node's mean of that moment; never becomes less
 */
public record PoolReport(
        String publication,
        String service,
        ReuseMode mode,
        int size,
        long busy,
        long idle,
        long combinations,
        int waiting,
        long created,
        long expired,
        long refused,
        long reused,
        Duration meanWait,
        Duration saved) {}
