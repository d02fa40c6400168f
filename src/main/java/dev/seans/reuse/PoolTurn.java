package dev.seans.reuse;

import java.util.Optional;

/**
 * What a call may do next to get a session.
 *
 * @param offered an idle session of its combination, for nobody else on this node
 * @param mayTake whether it may look for others: nobody on this node has waited for that combination for longer
 * @param mayOpen whether it may have an empty place: nobody on this node has waited for longer
 * @param mayReserve whether it has waited for so long that other nodes must leave it the next session
 */
record PoolTurn(Optional<IdleSession> offered, boolean mayTake, boolean mayOpen, boolean mayReserve) {}
