package dev.seans.files;

import dev.seans.database.TestTransactions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** A ledger each of whose methods has a transaction of its own, as in a container. */
final class SweepInTransactions extends SourceFileLedger {

    private final TestTransactions transactions;
    private final SourceFileLedger ledger;

    SweepInTransactions(TestTransactions transactions, SourceFileLedger ledger) {
        this.transactions = transactions;
        this.ledger = ledger;
    }

    @Override
    public List<KeptFile> decide(FileOwner owner, List<KeptFile> read, Set<String> used, long nextImport) {
        return run(() -> ledger.decide(owner, read, used, nextImport));
    }

    @Override
    public int remove(FileOwner owner, List<KeptFile> leaving) {
        return run(() -> ledger.remove(owner, leaving));
    }

    private <T> T run(Callable<T> work) {
        try {
            return transactions.run(work);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
