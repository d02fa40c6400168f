package dev.seans.orderbook;

import dev.seans.database.OutsideTransactions;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orderbook.OrderRows.Known;
import dev.seans.orderbook.OrderRows.Offered;
import dev.seans.orderbook.ReturnedDocuments.Change;
import dev.seans.orderbook.ReturnedDocuments.Result;
import dev.seans.orderbook.ReturnedDocuments.Stored;
import dev.seans.orders.ContentDigest;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Operation;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes what 1C sends back. It never changes what the shop has put: each side owns its part of an order, so nothing that comes
 * from 1C goes back to it.
 */
@OnePerApplication
public class OrderReturns {

    /** Of a chunk: a 1C that sends all its orders to a new shop sends thousands. */
    private static final int LOGGED = 20;

    private static final Logger LOG = System.getLogger(OrderReturns.class.getName());

    private final OrderSources sources;
    private final OrderRows orders;
    private final ReturnedDocuments documents;
    private final OrderHistory history;
    private final OutsideTransactions outside;
    private final Settings settings;

    @Inject
    public OrderReturns(
            OrderSources sources,
            OrderRows orders,
            ReturnedDocuments documents,
            OrderHistory history,
            OutsideTransactions outside,
            Settings settings) {
        this.sources = sources;
        this.orders = orders;
        this.documents = documents;
        this.history = history;
        this.outside = outside;
        this.settings = settings;
    }

    /**
     * Takes documents of a source, in the caller's transaction. The caller sees to it that one at a time is taken.
     *
     * <ol>
     *   <li>An order is found by its number, else by the id or the number under which 1C has sent it before; a payment and a
     *       shipment belong to the order that is their base.
     *   <li>What is the same as it last was changes nothing; nor does what is older by its version. Only a document whose order
     *       was unknown is looked at again.
     *   <li>An unknown order is noted, and made none of; what has neither number nor base, or is of another operation, is
     *       rejected.
     *   <li>Everything else is kept as 1C's word of the order.
     * </ol>
     *
     * @param importFile whose records they are
     */
    public Taken take(String source, long importFile, List<OrderRecord> records) {
        if (records.isEmpty()) {
            return Taken.NOTHING;
        }
        outside.run(() -> sources.ensure(source));
        return take(sources.find(source).orElseThrow(), source, importFile, records);
    }

    private Taken take(long sourceId, String source, long importFile, List<OrderRecord> records) {
        Set<String> keys = records.stream().map(OrderKey::of).collect(Collectors.toSet());
        Map<String, Stored> stored = documents.find(sourceId, keys);
        Map<String, Known> known = known(sourceId, records);
        Map<String, Change> changes = new LinkedHashMap<>();
        int unchanged = 0;
        int rejected = 0;
        for (OrderRecord document : records) {
            String place = document.operation() + " " + OrderKey.of(document);
            Change change = change(document, stored.get(place), known, importFile);
            if (change == null || isSame(changes.get(place), change)) {
                unchanged++;
                continue;
            }
            rejected += change.isApplied() ? 0 : 1;
            changes.put(place, change);
        }
        write(sourceId, source, List.copyOf(changes.values()));
        List<ReturnedOrder> applied = changes.values().stream()
                .flatMap(change -> Optional.ofNullable(change.order()).stream()
                        .map(order -> new ReturnedOrder(order.shop(), order.shopNumber(), change.document())))
                .toList();
        return new Taken(records.size(), unchanged, rejected, applied);
    }

    /** Nearly all are known by their first candidate; only of the others the rest is looked for. */
    private Map<String, Known> known(long sourceId, List<OrderRecord> records) {
        Set<String> first = records.stream()
                .flatMap(document -> OrderKey.candidates(document).limit(1))
                .collect(Collectors.toSet());
        Map<String, Known> known = new HashMap<>(orders.numbered(sourceId, first));
        Set<String> rest = records.stream()
                .filter(document -> OrderKey.candidates(document).noneMatch(known::containsKey))
                .flatMap(OrderKey::candidates)
                .collect(Collectors.toSet());
        if (!rest.isEmpty()) {
            documents.ordersKnownBy(sourceId, rest).forEach(known::putIfAbsent);
            orders.numbered(sourceId, rest).forEach(known::putIfAbsent);
        }
        return known;
    }

    private static boolean isSame(@Nullable Change before, Change now) {
        return before != null && before.digest().equals(now.digest());
    }

    private static @Nullable Change change(
            OrderRecord document, @Nullable Stored before, Map<String, Known> known, long importFile) {
        String content = ReturnedJson.of(document);
        String digest = ContentDigest.of(content);
        Known order = OrderKey.candidates(document)
                .map(known::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean isSettled = before != null && (before.result() != Result.UNKNOWN || order == null);
        if (before != null && isSettled && (before.digest().equals(digest) || isOlder(document, before))) {
            return null;
        }
        String reason = reason(document, order);
        Result result = reason != null ? Result.REJECTED : order == null ? Result.UNKNOWN : Result.APPLIED;
        return new Change(
                before == null ? 0 : before.id(),
                OrderKey.of(document),
                document,
                reason == null ? order : null,
                result,
                reason,
                content,
                digest,
                importFile);
    }

    /** Versions that are no numbers cannot be compared: then the last to come is the newest. */
    private static boolean isOlder(OrderRecord document, Stored before) {
        String now = document.version();
        String then = before.version();
        boolean comparable = now != null && then != null && now.matches("[0-9]{1,18}") && then.matches("[0-9]{1,18}");
        return comparable && Long.parseLong(now) < Long.parseLong(then);
    }

    private static @Nullable String reason(OrderRecord document, @Nullable Known order) {
        if (document.operation() == Operation.OTHER) {
            return "its operation " + document.values().getOrDefault("ХозОперация", "is none that is exchanged");
        }
        return order == null && OrderKey.candidates(document).findAny().isEmpty()
                ? "it has neither a number nor the number of its order"
                : null;
    }

    private void write(long sourceId, String source, List<Change> changes) {
        documents.insert(
                sourceId, changes.stream().filter(change -> change.id() == 0).toList());
        documents.update(changes.stream().filter(change -> change.id() != 0).toList());
        List<Change> ofOrders = changes.stream()
                .filter(change -> change.isApplied() && change.isOf(Operation.ORDER))
                .toList();
        orders.seen(ofOrders);
        if (settings.of(source).text(Setting.ORDERS_SEEN_CONFIRMS).equals("on")) {
            confirm(ofOrders);
        }
        for (Operation operation : Operation.values()) {
            history.noteReturned(
                    operation,
                    changes.stream()
                            .filter(change -> change.isApplied() && change.isOf(operation))
                            .toList());
        }
        log(source, changes.stream().filter(change -> !change.isApplied()).toList());
    }

    private static void log(String source, List<Change> rejected) {
        rejected.stream()
                .limit(LOGGED)
                .forEach(change -> LOG.log(
                        Level.WARNING,
                        "A document of source {0} about order \"{1}\" changes nothing: {2}; the others are taken",
                        source,
                        change.key(),
                        change.reason() == null ? "no shop has put such an order" : change.reason()));
        if (rejected.size() > LOGGED) {
            LOG.log(
                    Level.WARNING,
                    "{0} more documents of source {1} change nothing either; seans_order_document says which and why",
                    Integer.toString(rejected.size() - LOGGED),
                    source);
        }
    }

    /** That 1C sends an order back proves that it has what it was given of it. */
    private void confirm(List<Change> ofOrders) {
        List<Offered> offered = new ArrayList<>();
        for (Change change : ofOrders) {
            Optional.ofNullable(change.orderId())
                    .flatMap(orders::find)
                    .filter(order -> order.offeredVersion() > order.confirmedVersion())
                    .ifPresent(order -> offered.add(new Offered(order.rowId(), order.offeredVersion())));
        }
        orders.confirm(offered);
        history.noteAll(Kind.CONFIRMED, null, "1C has sent it back", offered, null);
    }

    /**
     * What became of documents.
     *
     * @param unchanged as they were before
     * @param rejected that changed nothing, and why is noted; also those of unknown orders
     * @param applied that brought a change
     */
    public record Taken(int documents, int unchanged, int rejected, List<ReturnedOrder> applied) {

        /** Of no documents. */
        public static final Taken NOTHING = new Taken(0, 0, 0, List.of());
    }
}
