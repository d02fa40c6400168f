package dev.seans.exchange;

import dev.seans.filter.SessionIdentity;
import dev.seans.identity.IdSource;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.uploads.ImportableUpload;
import dev.seans.uploads.ImportableUploads;
import dev.seans.uploads.Uploads;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.SortedSet;

/** Imports a file that an operator has, as if 1C had sent it in an exchange of its own. */
@OnePerApplication
public class FileImports {

    private static final Logger LOG = System.getLogger(FileImports.class.getName());

    private final Settings settings;
    private final Exchanges exchanges;
    private final Uploads uploads;
    private final ImportableUploads importable;
    private final UploadStart start;

    @Inject
    FileImports(
            Settings settings, Exchanges exchanges, Uploads uploads, ImportableUploads importable, UploadStart start) {
        this.settings = settings;
        this.exchanges = exchanges;
        this.uploads = uploads;
        this.importable = importable;
        this.start = start;
    }

    /** Whether there is a user as whom a 1C base of this name would talk. */
    public boolean isSource(String source) {
        return !settings.usersOf(source).isEmpty();
    }

    /**
     * Imports a document, or the documents of an archive.
     *
     * <ol>
     *   <li>An exchange is opened that nobody has the id of.
     *   <li>The body is received under the limits of any upload; if it does not come, or holds no document, the exchange is
     *       forgotten, and what has come is swept like any upload that nobody uses.
     *   <li>The import of every document in it is asked for, behind what waits in the source's queue.
     * </ol>
     *
     * @param source for which {@link #isSource} holds
     * @param length of the body as announced, or -1
     * @param operator who wants it
     * @return what was begun; without documents there is no import
     * @throws dev.seans.uploads.UploadRefusedException if a limit would be exceeded
     * @throws dev.seans.uploads.IncompleteBodyException if the body did not come whole
     */
    public Started start(String source, UploadName name, InputStream body, long length, String operator, String address)
            throws IOException {
        SortedSet<String> users = settings.usersOf(source);
        String user = users.contains(source) ? source : users.first();
        SessionKey key = SessionId.generate().key();
        exchanges.opened(key, user, address);
        receive(key, source, name, body, length);
        List<ImportableUpload> files = importable.of(key);
        if (files.isEmpty()) {
            exchanges.forgetUnused(key);
            return new Started(key, 0);
        }
        exchanges.note(new SessionIdentity(key, IdSource.URL, user), "import", true);
        ExchangeRow exchange = exchanges.find(key).orElseThrow();
        start.start(exchange, files);
        LOG.log(
                Level.INFO,
                "{0} exchange {1}: the operator {2} has brought a file for the source {3}; the import of {4} documents in it"
                        + " waits at the end of that source''s queue",
                key,
                Long.toString(exchange.number()),
                operator,
                source,
                files.size());
        return new Started(key, files.size());
    }

    private void receive(SessionKey key, String source, UploadName name, InputStream body, long length)
            throws IOException {
        boolean received = false;
        try {
            uploads.receive(key, source, name, body, length);
            received = true;
        } finally {
            if (!received) {
                exchanges.forgetUnused(key);
            }
        }
    }

    /**
     * What was begun.
     *
     * @param documents how many are to be imported
     */
    public record Started(SessionKey session, int documents) {}
}
