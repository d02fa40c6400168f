package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiResource;
import dev.seans.api.JsonAnswer;
import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import dev.seans.settings.DurationText;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** What has changed in a source, for shops that mirror it. */
@OnePerApplication
class ChangeResources implements ApiResource {

    /** Proxies and clients lose patience behind it. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ShopAccess access;
    private final ChangePages pages;
    private final ChangeWaiters waiters;

    @Inject
    ChangeResources(ShopAccess access, ChangePages pages, ChangeWaiters waiters) {
        this.access = access;
        this.pages = pages;
        this.waiters = waiters;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals("/changes");
    }

    /**
     * A page of changes.
     *
     * @throws ApiException 400 for parameters of a wrong form, 403 for a source that the shop may not see, 404 for an unknown one,
     *     410 for a cursor that is not of this source
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ShopAccess.Reader reader = access.requireReader(request, response);
        ApiParameters parameters = reader.parameters();
        String source = access.requireSource(reader);
        boolean withBodies = wantsBodies(parameters);
        int limit = parameters.limit();
        Duration wait = wait(parameters);
        ChangeWaiters.Reading reading = new ChangeWaiters.Reading(
                after -> pages.read(source, after, limit, reader.shop()),
                page -> ChangePages.json(page, withBodies ? pages.bodies(page) : Map.of()));
        ChangeWaiters.Held held = new ChangeWaiters.Held(reader.user(), request, response);
        ChangeFeed.Page page = reading.page().apply(cursor(parameters));
        if (!page.changes().isEmpty() || !waiters.hold(held, wait, source, page.next(), reading)) {
            JsonAnswer.sendPacked(request, response, reading.json().apply(page));
        }
    }

    private static ChangeCursor cursor(ApiParameters parameters) {
        return parameters
                .text("after")
                .map(value -> ChangeCursor.parse(value)
                        .orElseThrow(() -> ApiParameters.wrong("after must be 0, or the next of the page before")))
                .orElse(ChangeCursor.BEGINNING);
    }

    private static Duration wait(ApiParameters parameters) {
        try {
            Duration wait = parameters
                    .text("wait")
                    .filter(text -> !text.equals("0"))
                    .map(DurationText::parse)
                    .orElse(Duration.ZERO);
            if (wait.compareTo(LONGEST) <= 0) {
                return wait;
            }
        } catch (IllegalArgumentException noDuration) {
            // told below
        }
        throw ApiParameters.wrong("wait must be a time such as 20s, and 60s at the most");
    }

    private static boolean wantsBodies(ApiParameters parameters) {
        parameters.text("body").filter(value -> !value.equals("none")).ifPresent(value -> {
            throw ApiParameters.wrong("body can only be none");
        });
        return parameters.text("body").isEmpty();
    }
}
