package dev.seans.orderbook;

import static jakarta.ejb.TransactionAttributeType.REQUIRED;

import dev.seans.database.OutsideTransactions;
import dev.seans.identity.Sha256;
import dev.seans.orderbook.OrderConflictException.Reason;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orders.Cancellation;
import dev.seans.orders.InvalidOrderException;
import dev.seans.orders.Order;
import dev.seans.orders.OrderJson;
import dev.seans.orders.OrderProblem;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where shops put their orders. Every method takes part in the transaction of its caller, if there is one: then the order is
 * offered to 1C if and only if the shop's own rows commit.
 *
 * <p>Its name as a session bean is ours: a shop in the same WAR may well have an {@code Orders} of its own, and names are unique
 * there.
 */
@Stateless(name = "SeansOrders")
@TransactionAttribute(REQUIRED)
public class Orders {

    /** The shop of an application that puts orders in Java and names none. */
    public static final String OWN_SHOP = "application";

    /** As many characters as the column has, but for a cancellation. */
    private static final int CONTENT_MAX = 990_000;

    @Inject
    private OrderRows rows;

    @Inject
    private OrderHistory history;

    @Inject
    private OrderSources sources;

    @Inject
    private OutsideTransactions outside;

    @Inject
    private Settings settings;

    /**
     * Puts an order of the application itself, new or changed. The same again changes nothing.
     *
     * @throws InvalidOrderException if the 1C that gets it could not take it
     * @throws OrderConflictException if another shop's order has its number
     */
    public OrderStatus put(Order order) {
        return put(OWN_SHOP, order, Revision.LATEST).order();
    }

    /**
     * Puts an order of a shop, new or changed.
     *
     * <ol>
     *   <li>What the 1C that gets it could not take is refused.
     *   <li>The row of the order is locked, if there is one. Without one the order is new.
     *   <li>A request that has come before, by its key or by the version that the shop gives, changes nothing; if it came with
     *       another content then, or an older version comes now, it is refused.
     *   <li>A content that is the newest already gives 1C nothing to do, whatever its version.
     *   <li>Any other content is the next version of the order, and is offered.
     * </ol>
     *
     * @throws InvalidOrderException if the 1C that gets it could not take it
     * @throws OrderConflictException if the shop has put a newer version, or the same with another content, or another shop's
     *     order has its number
     */
    public Put put(String shop, Order order, Revision revision) {
        String source = settings.of(shop).text(Setting.ORDERS_SOURCE);
        String number = OrderRules.of(settings, shop, source).number(order);
        outside.run(() -> sources.ensure(source));
        String content = OrderJson.json(order).toString();
        if (content.length() > CONTENT_MAX) {
            throw new InvalidOrderException(List.of(new OrderProblem(
                    "", "the order has as JSON more than %d characters: 1C could not take it".formatted(CONTENT_MAX))));
        }
        Content put = new Content(content, Sha256.hex(content.getBytes(StandardCharsets.UTF_8)));
        return rows.lock(shop, order.number())
                .map(found -> change(found, put, revision))
                .orElseGet(() -> insert(shop, source, order.number(), number, put, revision));
    }

    /**
     * Cancels an order of a shop, which 1C is then told. One that is cancelled already stays as it is.
     *
     * @param version that the shop gives this change, like those that it puts; null if it gives none: then a change that was
     *     put before and comes later undoes it
     * @return empty if there is no such order
     * @throws OrderConflictException if the shop has put a newer version
     */
    public Optional<OrderStatus> cancel(String shop, String number, Cancellation cancellation, @Nullable Long version) {
        return rows.lock(shop, number).map(found -> {
            Long newest = found.shopVersion();
            boolean isCancelled = found.order().cancelled() != null;
            if (version != null && newest != null) {
                require(version >= newest, Reason.OUTDATED, found, "version " + newest + " was put before");
                require(isCancelled || version > newest, Reason.SAME_VERSION, found, sameVersion(newest));
            }
            rows.put(found.rowId(), version);
            if (isCancelled) {
                return reread(found);
            }
            String content =
                    OrderJson.json(found.order().cancelled(cancellation)).toString();
            String hash = Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
            rows.change(found.rowId(), content, hash);
            history.cancelled(
                    found.rowId(), found.version() + 1, shop, cancellation.reason(), version == null ? null : hash);
            return reread(found);
        });
    }

    /**
     * Offers a quarantined order again, as an operator wants it; any other one stays as it is.
     *
     * @param operator who wants it, for its history
     * @return empty if there is no such order
     */
    public Optional<OrderStatus> release(String source, String number, String operator) {
        return inSource(source, number)
                .flatMap(found -> rows.lock(found.shop(), found.shopNumber()))
                .map(found -> {
                    if (found.state() != OrderState.QUARANTINED) {
                        return found;
                    }
                    rows.release(found.rowId());
                    history.note(found.rowId(), Kind.RELEASED, found.version(), operator, null);
                    return reread(found);
                });
    }

    /** An order by the number that its shop gave it. */
    public Optional<OrderStatus> find(String shop, String number) {
        return rows.find(shop, number);
    }

    /** An order by the number by which 1C knows it. */
    public Optional<OrderStatus> inSource(String source, String number) {
        return sources.find(source).flatMap(id -> rows.inSource(id, number));
    }

    /** These orders, by their rows; those that are gone are left out. */
    public List<OrderStatus> ofRows(List<Long> rowIds) {
        return rows.find(rowIds);
    }

    /** A page of orders. */
    public List<OrderStatus> page(OrderSearch search) {
        return rows.page(search);
    }

    private Put insert(
            String shop, String source, String shopNumber, String number, Content content, Revision revision) {
        long sourceId = sources.find(source).orElseThrow();
        if (rows.inSource(sourceId, number).isPresent()) {
            throw new OrderConflictException(
                    Reason.NUMBER_TAKEN,
                    null,
                    "another shop has an order that 1C knows by this number: give each shop a prefix of its own, with "
                            + Setting.ORDERS_PREFIX.key());
        }
        long id = rows.insert(new OrderRows.NewOrder(
                sourceId, shop, shopNumber, number, revision.version(), content.text(), content.hash()));
        history.put(id, 1, shop, revision, content.hash());
        return new Put(rows.find(id).orElseThrow(), true);
    }

    private Put change(OrderStatus found, Content content, Revision revision) {
        if (isRepeat(found, content, revision)) {
            return new Put(found, false);
        }
        boolean changed = !content.hash().equals(found.contentHash());
        if (changed) {
            rows.change(found.rowId(), content.text(), content.hash());
        }
        rows.put(found.rowId(), revision.version());
        history.put(found.rowId(), found.version() + (changed ? 1 : 0), found.shop(), revision, content.hash());
        return new Put(reread(found), false);
    }

    private boolean isRepeat(OrderStatus found, Content content, Revision revision) {
        if (revision.requestHash() != null) {
            Optional<String> before = history.contentOf(found.rowId(), revision.requestHash());
            if (before.isPresent()) {
                require(
                        before.get().equals(content.hash()),
                        Reason.SAME_KEY,
                        found,
                        "its key came before with another order");
                return true;
            }
        }
        Long newest = found.shopVersion();
        if (revision.version() == null || newest == null || revision.version() > newest) {
            return revision.version() == null
                    && revision.requestHash() == null
                    && content.hash().equals(found.contentHash());
        }
        require(revision.version().equals(newest), Reason.OUTDATED, found, "version " + newest + " was put before");
        require(
                history.lastContent(found.rowId())
                        .filter(content.hash()::equals)
                        .isPresent(),
                Reason.SAME_VERSION,
                found,
                sameVersion(newest));
        return true;
    }

    private static String sameVersion(long newest) {
        return "version " + newest + " was put before with another content: give each change a higher one";
    }

    private static void require(boolean holds, Reason reason, OrderStatus newest, String message) {
        if (!holds) {
            throw new OrderConflictException(reason, newest, message);
        }
    }

    private OrderStatus reread(OrderStatus order) {
        return rows.find(order.rowId()).orElseThrow();
    }

    private record Content(String text, String hash) {}

    /**
     * What became of an order that was put.
     *
     * @param created whether there was none of its number
     */
    public record Put(OrderStatus order, boolean created) {}
}
