package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.ApiResource;
import dev.seans.api.GzipCoding;
import dev.seans.api.JsonContent;
import dev.seans.api.JsonFields;
import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.jobs.Jobs;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
    private static final int MOST = 8;
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

    /** @param threads one of which reads a page ahead of what is written */
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
        try {
            Read first = withBodies(pages.read(source, ChangeCursor.BEGINNING, PAGE, reader.shop()));
            response.setContentType("application/x-ndjson");
            response.addHeader("Vary", "Accept-Encoding");
            if (!request.getMethod().equals("HEAD")) {
                send(first, source, reader.shop(), GzipCoding.wanted(request, response, Long.MAX_VALUE));
            }
        } finally {
            places.leave(reader.user());
        }
    }

    /** What fails in the middle must not end as if it were whole: the stream is closed at the end alone. */
    private void send(Read first, String source, @Nullable String shop, OutputStream out) throws IOException {
        try {
            write(first, source, shop, out);
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "A snapshot has broken off; its reader goes on from the last line that it has",
                    failed);
            throw new IOException("The snapshot cannot be read on", failed);
        }
        out.close();
    }

    void write(Read first, String source, @Nullable String shop, OutputStream out) throws IOException {
        JsonLines lines = new JsonLines(out);
        Read read = first;
        long records = 0;
        while (read.page.hasMore()) {
            ChangeCursor after = read.page.next();
            FutureTask<Read> ahead = new FutureTask<>(() -> withBodies(pages.read(source, after, PAGE, shop)));
            threads.newThread(ahead).start();
            try {
                records += write(read, lines);
            } finally {
                read = await(ahead);
            }
        }
        records += write(read, lines);
        lines.write(JsonContent.of(JsonFields.object()
                .add("next", read.page.next().toString())
                .add("records", records)
                .build()));
        lines.flush();
    }

    Read withBodies(ChangeFeed.Page page) {
        return new Read(page, pages.bodies(page));
    }

    /** Also when the client is gone, or the server stops: the thread that reads must not outlive the request. */
    private static Read await(FutureTask<Read> ahead) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return ahead.get();
                } catch (InterruptedException stopping) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static int write(Read read, JsonLines lines) throws IOException {
        for (Change change : read.page.changes()) {
            lines.write(line -> ChangePages.write(line, change, read.bodies));
        }
        return read.page.changes().size();
    }

    /** A page, and what it is about. */
    record Read(ChangeFeed.Page page, Map<ChangeCursor, JsonContent> bodies) {}

    /** Lines of JSON, through one encoder of UTF-8. */
    private static final class JsonLines {

        private final Writer out;

        JsonLines(OutputStream out) {
            this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        }

        void write(JsonContent line) throws IOException {
            try (JsonGenerator json = JsonFields.generator(new Unclosed(out))) {
                line.writeTo(json);
            } catch (JsonException clientIsGone) {
                throw new IOException("A line could not be written", clientIsGone);
            }
            out.write('\n');
        }

        void flush() throws IOException {
            out.flush();
        }
    }

    /** The end of a line is not the end of the answer, and no reason to send what there is. */
    private static final class Unclosed extends FilterWriter {

        Unclosed(Writer out) {
            super(out);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
