package dev.seans.client;

import dev.seans.database.DatabaseClock;
import dev.seans.database.LeaseDatabase;
import dev.seans.upstream.SessionCipher;
import java.util.function.LongSupplier;

/**
 * What the clients of one application, or of one process of Java SE, stand on.
 *
 * @param nanos this node's own time, for the age of copies
 */
record ClientGround(
        LeaseDatabase database, DatabaseClock clock, SessionCipher cipher, ClientThreads threads, LongSupplier nanos) {}
