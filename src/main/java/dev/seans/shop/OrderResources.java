package dev.seans.shop;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.ApiWriteGuard;
import dev.seans.api.JsonAnswer;
import dev.seans.database.DatabaseError;
import dev.seans.database.LostRace;
import dev.seans.orderbook.OrderConflictException;
import dev.seans.orderbook.OrderConflictException.Reason;
import dev.seans.orderbook.OrderHistory;
import dev.seans.orderbook.OrderSearch;
import dev.seans.orderbook.OrderState;
import dev.seans.orderbook.OrderStatus;
import dev.seans.orderbook.Orders;
import dev.seans.orderbook.ReturnedDocuments;
import dev.seans.orders.InvalidOrderException;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Orders over HTTP: a shop puts its own and sees how far they have come, by the numbers that it gave them; operators see those
 * of all shops, by the numbers by which 1C knows them.
 */
@OnePerApplication
class OrderResources implements ApiResource {

    private static final Pattern PATH =
            Pattern.compile("/orders(?:/([^/\\p{Cc}]{1,100})(?:/(history|cancel|release))?)?");

    /** RFC 4918. */
    private static final int UNPROCESSABLE = 422;

    private static final int ATTEMPTS = 5;

    private final Orders orders;
    private final OrderHistory history;
    private final ReturnedDocuments returned;
    private final ApiLogin login;
    private final Settings settings;

    @Inject
    OrderResources(Orders orders, OrderHistory history, ReturnedDocuments returned, ApiLogin login, Settings settings) {
        this.orders = orders;
        this.history = history;
        this.returned = returned;
        this.login = login;
        this.settings = settings;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals("/orders") || path.startsWith("/orders/");
    }

    /**
     * Does what a request wants.
     *
     * @throws ApiException 400 for an order that 1C could not take or parameters of a wrong form, 404 for an unknown order, 405,
     *     409 for an order that is older than the newest, 413 and 415 for bodies that are no order, 422 for a key that came before
     *     with another order
     */
    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Who is both is a shop, but where only an operator can do something.
        List<ApiRole> roles =
                path.endsWith("/release") ? List.of(ApiRole.ADMIN, ApiRole.SHOP) : List.of(ApiRole.SHOP, ApiRole.ADMIN);
        ApiRole role = login.requireOneOf(roles, request, response);
        Matcher at = PATH.matcher(path);
        if (!at.matches()) {
            throw ApiException.nothingHere();
        }
        Call call = new Call(role, at.group(1), at.group(2), request);
        Answer answer =
                switch (request.getMethod()) {
                    case "GET", "HEAD" -> read(call);
                    case "PUT" -> put(call);
                    case "POST" -> act(call);
                    default -> throw notAllowed(response, call);
                };
        JsonAnswer.send(response, answer.status, answer.json);
    }

    private Answer read(Call call) {
        if (call.number == null) {
            return Answer.ok(page(call));
        }
        OrderStatus order = find(call).orElseThrow(OrderResources::unknown);
        if (call.action == null) {
            return Answer.ok(OrderStatusJson.of(order, returned.of(order)));
        }
        if (call.action.equals("history")) {
            return Answer.ok(OrderStatusJson.history(history.of(order)));
        }
        throw new ApiException(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "use POST");
    }

    private JsonValue page(Call call) {
        ApiParameters parameters = call.parameters();
        int limit = parameters.limit();
        OrderSearch search = new OrderSearch(
                call.role == ApiRole.SHOP ? call.user() : null,
                parameters.source().orElse(null),
                parameters.choice("state", OrderState.class).orElse(null),
                parameters.after().orElse(null),
                limit);
        return OrderStatusJson.list(orders.page(search), limit);
    }

    private Optional<OrderStatus> find(Call call) {
        return call.role == ApiRole.SHOP
                ? orders.find(call.user(), call.requireNumber())
                : orders.inSource(source(call), call.requireNumber());
    }

    private Answer put(Call call) throws IOException {
        if (call.role != ApiRole.SHOP || call.action != null || call.number == null) {
            throw new ApiException(
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "an order is put by its shop, a user of the role seans-shop, to /api/orders/{number}");
        }
        ApiWriteGuard.require(call.request);
        try {
            OrderBody body = OrderBody.of(call.request, call.number);
            Orders.Put put = unlessBusy(() -> orders.put(call.user(), body.order(), body.revision()));
            JsonValue json = OrderStatusJson.of(put.order());
            return new Answer(put.created() ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_OK, json);
        } catch (InvalidOrderException invalid) {
            throw OrderStatusJson.refused(invalid);
        } catch (OrderConflictException conflict) {
            int status = conflict.reason() == Reason.SAME_KEY ? UNPROCESSABLE : HttpServletResponse.SC_CONFLICT;
            throw OrderStatusJson.refused(status, conflict);
        }
    }

    private Answer act(Call call) throws IOException {
        boolean cancels = "cancel".equals(call.action) && call.role == ApiRole.SHOP;
        boolean releases = "release".equals(call.action) && call.role == ApiRole.ADMIN;
        if (!cancels && !releases) {
            throw new ApiException(
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "a shop can POST to /api/orders/{number}/cancel, an operator to /api/orders/{number}/release");
        }
        ApiWriteGuard.require(call.request);
        Optional<OrderStatus> order;
        try {
            order = cancels ? cancel(call) : release(call);
        } catch (InvalidOrderException invalid) {
            throw OrderStatusJson.refused(invalid);
        } catch (OrderConflictException outdated) {
            throw OrderStatusJson.refused(HttpServletResponse.SC_CONFLICT, outdated);
        }
        return Answer.ok(OrderStatusJson.of(order.orElseThrow(OrderResources::unknown)));
    }

    private Optional<OrderStatus> cancel(Call call) throws IOException {
        OrderBody.Cancel body = OrderBody.cancel(call.request);
        return unlessBusy(() -> orders.cancel(call.user(), call.requireNumber(), body.cancellation(), body.version()));
    }

    private Optional<OrderStatus> release(Call call) {
        return unlessBusy(() -> orders.release(source(call), call.requireNumber(), call.user()));
    }

    private static <T> T unlessBusy(Supplier<T> work) {
        try {
            return LostRace.retried(ATTEMPTS, work);
        } catch (RuntimeException failed) {
            if (DatabaseError.isLostRace(failed)) {
                throw new ApiException(
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        "nothing was changed, because the order is being written: try again");
            }
            throw failed;
        }
    }

    private String source(Call call) {
        return call.parameters().source().orElse(settings.text(Setting.ORDERS_SOURCE));
    }

    private static ApiException unknown() {
        return ApiException.notFound(
                "there is no such order: a shop sees its own by its own numbers, an operator all by"
                        + " those by which 1C knows them, with source= if there are several");
    }

    private static ApiException notAllowed(HttpServletResponse response, Call call) {
        return ApiException.notAllowed(response, call.number == null ? "GET, HEAD" : "GET, HEAD, PUT, POST");
    }

    /** What is sent back. */
    private record Answer(int status, JsonValue json) {

        static Answer ok(JsonValue json) {
            return new Answer(HttpServletResponse.SC_OK, json);
        }
    }

    /**
     * A request, by whom it is made and what it is about.
     *
     * @param number null for all
     * @param action null for the order itself
     */
    private record Call(
            ApiRole role, @Nullable String number, @Nullable String action, HttpServletRequest request) {

        String user() {
            return request.getUserPrincipal().getName();
        }

        String requireNumber() {
            if (number == null) {
                throw unknown();
            }
            return number;
        }

        ApiParameters parameters() {
            return ApiParameters.of(request);
        }
    }
}
