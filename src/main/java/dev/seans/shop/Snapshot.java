package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.ApiResource;
import dev.seans.api.GzipCoding;
import dev.seans.api.JsonFields;
import dev.seans.changes.Change;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.filter.RefusalReason;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * All of a source in one answer: the feed of its changes from the beginning, a line of JSON for each. The last line says from where to
 * follow it; who has not read that has not read everything, and may go on from the last line that was read. Needs no more memory
 * for a million products than for a thousand.
 */
@OnePerApplication
class Snapshot implements ApiResource {

    private static final int PAGE = 1000;

    /** Of a node: each keeps a thread for as long as its client reads. */
    private static final int MOST = 4;

    private static final int BUFFER = 64 * 1024;

    private final ShopAccess access;
    private final ChangePages pages;
    private final Semaphore places = new Semaphore(MOST);

    @Inject
    Snapshot(ShopAccess access, ChangePages pages) {
        this.access = access;
        this.pages = pages;
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
        if (!places.tryAcquire()) {
            response.setHeader("Retry-After", RefusalReason.RETRY_AFTER);
            throw new ApiException(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "%d snapshots are being read on this node: come again, or follow /api/changes from after=0"
                            .formatted(MOST));
        }
        try {
            ChangeFeed.Page first = pages.read(source, ChangeCursor.BEGINNING, PAGE, reader.shop());
            response.setContentType("application/x-ndjson");
            response.addHeader("Vary", "Accept-Encoding");
            try (OutputStream out =
                    new BufferedOutputStream(GzipCoding.wanted(request, response, Long.MAX_VALUE), BUFFER)) {
                write(first, source, reader.shop(), out);
            }
        } finally {
            places.release();
        }
    }

    void write(ChangeFeed.Page first, String source, @Nullable String shop, OutputStream out) throws IOException {
        ChangeFeed.Page page = first;
        long records = write(page, out);
        while (page.hasMore()) {
            page = pages.read(source, page.next(), PAGE, shop);
            records += write(page, out);
        }
        writeLine(
                JsonFields.object()
                        .add("next", page.next().toString())
                        .add("records", records)
                        .build(),
                out);
    }

    private int write(ChangeFeed.Page page, OutputStream out) throws IOException {
        Map<ChangeCursor, JsonValue> bodies = pages.bodies(page);
        for (Change change : page.changes()) {
            writeLine(ChangePages.json(change, bodies), out);
        }
        return page.changes().size();
    }

    private static void writeLine(JsonValue json, OutputStream out) throws IOException {
        out.write(json.toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
