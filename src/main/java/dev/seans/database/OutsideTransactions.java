package dev.seans.database;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;

/**
 * Takes work out of the caller's transaction: the server's data source joins the one it finds, and its rollback would
 * take a lease back that was given, or give one back that is held.
 */
@Stateless
@TransactionAttribute(NOT_SUPPORTED)
public class OutsideTransactions {

    /** The work must not throw: the server would wrap and log it. */
    public void run(Runnable work) {
        work.run();
    }
}
