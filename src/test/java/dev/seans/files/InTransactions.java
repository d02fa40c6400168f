package dev.seans.files;

import dev.seans.database.TestTransactions;
import dev.seans.identity.SessionKey;
import dev.seans.uploads.UploadedArchive;
import dev.seans.uploads.UploadedFile;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

/** A ledger each of whose methods has a transaction of its own, as in a container. */
final class InTransactions extends TakeOverLedger {

    private final TestTransactions transactions;
    private final TakeOverLedger ledger;

    InTransactions(TestTransactions transactions, TakeOverLedger ledger) {
        this.transactions = transactions;
        this.ledger = ledger;
    }

    @Override
    public void take(SessionKey key, FileOwner owner, Map<UploadedFile, IncomingFile> few, Progress progress) {
        run(() -> {
            ledger.take(key, owner, few, progress);
            return true;
        });
    }

    @Override
    public boolean take(SessionKey key, FileOwner owner, UploadedArchive archive, EntryBatch batch, Progress progress) {
        return run(() -> ledger.take(key, owner, archive, batch, progress));
    }

    @Override
    public void sealArchives(SessionKey key) {
        run(() -> {
            ledger.sealArchives(key);
            return true;
        });
    }

    @Override
    public boolean sealQuietArchives(SessionKey key, Instant since) {
        return run(() -> ledger.sealQuietArchives(key, since));
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
