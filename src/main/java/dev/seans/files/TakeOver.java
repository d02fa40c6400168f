package dev.seans.files;

import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import dev.seans.uploads.UploadedFile;
import dev.seans.uploads.UploadedFiles;
import dev.seans.uploads.Uploads;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Takes images and other files out of a session's uploads: 1C never says {@code import} for them. */
@OnePerApplication
public class TakeOver {

    private static final Logger LOG = System.getLogger(TakeOver.class.getName());
    private static final int AT_ONCE = 200;

    private final Uploads uploads;
    private final UploadedFiles uploaded;
    private final TakeOverLedger ledger;

    @Inject
    public TakeOver(Uploads uploads, UploadedFiles uploaded, TakeOverLedger ledger) {
        this.uploads = uploads;
        this.uploaded = uploaded;
        this.ledger = ledger;
    }

    /** Everything that has come so far, a few at a time; what is left when it is stopped can be taken later. */
    public void take(SessionKey key, FileOwner owner, Progress progress) {
        take(key, owner, file -> true, progress);
    }

    /**
     * Everything of which no fragment has come since then, a few at a time: it is whole, as far as anybody knows.
     *
     * @throws WorkStoppedException if the session sends again
     */
    void takeQuiet(SessionKey key, FileOwner owner, Instant since, Progress progress) {
        take(key, owner, file -> file.receivedAt().isBefore(since), new Progress() {
            @Override
            public void moved() {
                progress.moved();
                if (uploaded.isComing(key, since)) {
                    throw new WorkStoppedException("the session sends again");
                }
            }

            @Override
            public void goOn() {
                progress.goOn();
            }
        });
    }

    private void take(SessionKey key, FileOwner owner, Predicate<UploadedFile> ready, Progress progress) {
        List<UploadedFile> few = uploaded.pending(key, 0, AT_ONCE);
        int taken = 0;
        while (!few.isEmpty()) {
            progress.goOn();
            Map<UploadedFile, IncomingFile> incoming =
                    incoming(key, few.stream().filter(ready).toList());
            ledger.take(key, owner, incoming, progress);
            taken += incoming.size();
            few = uploaded.pending(key, few.get(few.size() - 1).id(), AT_ONCE);
        }
        if (taken > 0) {
            LOG.log(
                    Level.INFO,
                    "{0} {1} files were taken over from the uploads; products of source {2} find them by their paths",
                    key,
                    Integer.toString(taken),
                    owner.source());
        }
    }

    private Map<UploadedFile, IncomingFile> incoming(SessionKey key, List<UploadedFile> few) {
        Map<UploadedFile, IncomingFile> incoming = new LinkedHashMap<>();
        few.forEach(file -> incoming.put(file, incoming(key, file)));
        return incoming;
    }

    private IncomingFile incoming(SessionKey key, UploadedFile file) {
        Path path = uploads.path(key, file.upload());
        String sha256 = file.sha256().orElseGet(() -> sha256(path, file.bytes()));
        return new IncomingFile(
                file.name(), path, uploads.folder(key, file.upload()), file.bytes(), sha256, file.receivedAt());
    }

    /** A file that cannot be read is found out when it is moved. */
    private static String sha256(Path path, long bytes) {
        try {
            return SourceFolders.sha256(path, bytes);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
