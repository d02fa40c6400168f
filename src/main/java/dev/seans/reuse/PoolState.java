package dev.seans.reuse;

/**
 * The sessions of a service, of all nodes, at one moment.
 *
 * @param highestSlot 0 if it has no sessions in slots
 * @param combinations that have a session
 */
record PoolState(PoolName name, int highestSlot, long busy, long idle, long combinations) {

    static PoolState none(PoolName name) {
        return new PoolState(name, 0, 0, 0, 0);
    }

    boolean isEmpty() {
        return busy + idle == 0;
    }
}
