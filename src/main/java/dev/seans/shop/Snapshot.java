package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.ApiResource;
import dev.seans.api.GzipCoding;
import dev.seans.api.JsonContent;
import dev.seans.api.JsonFields;
import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.jobs.Jobs;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * All of a source in one answer: the feed of its changes from the beginning, a line of JSON for each. The last line says from where to
 * follow it; who has not read that has not read everything, and may go on from the last line that was read. Needs no more memory
 * for a million products than for a thousand.
 */
@OnePerApplication
class Snapshot implements ApiResource {

    private static final int PAGE = 1000;

    private static final Logger LOG = System.getLogger(Snapshot.class.getName());

    /** Each has up to three connections of the server's pool. */
    private static final int MOST = 4;

    private static final int MOST_OF_USER = 2;

    private static final int BUFFER = 64 * 1024;

    private final ShopAccess access;
    private final ChangePages pages;
    private final ThreadFactory threads;
    private final ReaderPlaces places = new ReaderPlaces(MOST, MOST_OF_USER);

    @Inject
    Snapshot(ShopAccess access, ChangePages pages, Jobs jobs) {
        this(access, pages, jobs::newThread);
    }

    /** @param threads which read ahead of what is written */
    Snapshot(ShopAccess access, ChangePages pages, ThreadFactory threads) {
        this.access = access;
        this.pages = pages;
        this.threads = threads;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals("/snapshot");
    }

    /**
     * Everything.
     *
     * @throws ApiException 403 for a source that the shop may not see, 404 for an unknown one, 503 while too many are read
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ShopAccess.Reader reader = access.requireReader(request, response);
        String source = access.requireSource(reader);
        places.enter(reader.user(), response);
        try (PagesAhead ahead = ahead(source, reader.shop())) {
            PagesAhead.Read first = ahead.first(ChangeCursor.BEGINNING);
            response.setContentType("application/x-ndjson");
            response.addHeader("Vary", "Accept-Encoding");
            if (!request.getMethod().equals("HEAD")) {
                send(first, ahead, GzipCoding.wanted(request, response, Long.MAX_VALUE));
            }
        } finally {
            places.leave(reader.user());
        }
    }

    private PagesAhead ahead(String source, @Nullable String shop) {
        return new PagesAhead(after -> pages.read(source, after, PAGE, shop), pages::bodies, threads);
    }

    /** What fails in the middle must not end as if it were whole: the stream is closed at the end alone. */
    private static void send(PagesAhead.Read first, PagesAhead ahead, OutputStream out) throws IOException {
        try {
            write(first, ahead, out);
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "A snapshot has broken off; its reader goes on from the last line that it has",
                    failed);
            throw new IOException("The snapshot cannot be read on", failed);
        }
        out.close();
    }

    /** To the bytes of an answer, for whoever measures it. */
    void write(String source, OutputStream out) throws IOException {
        try (PagesAhead ahead = ahead(source, null)) {
            write(ahead.first(ChangeCursor.BEGINNING), ahead, out);
        }
    }

    private static void write(PagesAhead.Read first, PagesAhead ahead, OutputStream out) throws IOException {
        OutputStream lines = new BufferedOutputStream(out, BUFFER);
        PagesAhead.Read read = first;
        long records = write(read, lines);
        while (read.page().hasMore()) {
            read = ahead.next();
            records += write(read, lines);
        }
        write(
                lines,
                JsonContent.of(JsonFields.object()
                        .add("next", read.page().next().toString())
                        .add("records", records)
                        .build()));
        lines.flush();
    }

    private static int write(PagesAhead.Read read, OutputStream lines) throws IOException {
        for (Change change : read.page().changes()) {
            write(lines, line -> ChangePages.write(line, change, read.bodies()));
        }
        return read.page().changes().size();
    }

    private static void write(OutputStream lines, JsonContent line) throws IOException {
        lines.write(line.toUtf8());
        lines.write('\n');
    }
}
