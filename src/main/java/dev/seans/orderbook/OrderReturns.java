package dev.seans.orderbook;

import dev.seans.database.OutsideTransactions;
import dev.seans.identity.Sha256;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orderbook.OrderRows.Known;
import dev.seans.orderbook.OrderRows.Offered;
import dev.seans.orderbook.ReturnedDocuments.Change;
import dev.seans.orderbook.ReturnedDocuments.Origin;
import dev.seans.orderbook.ReturnedDocuments.Stored;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Operation;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     *   <li>{@link ReturnedOrders} finds the order that each is about.
     *   <li>What is the same as it last was changes nothing; nor does what is older by its version. Only a document whose order
     *       was unknown is looked at again.
     *   <li>An unknown order is noted, and made none of; what has neither number nor base, or is of another operation, is
     *       rejected.
     *   <li>Everything else is kept as 1C's word of the order.
     * </ol>
     *
     * @param importFile whose records they are
     * @param changeNo of the transaction, for those who follow the changes of the source
     */
    public Taken take(String source, long importFile, long changeNo, List<OrderRecord> records) {
        if (records.isEmpty()) {
            return Taken.NOTHING;
        }
        outside.run(() -> sources.ensure(source));
        return take(sources.find(source).orElseThrow(), source, new Origin(importFile, changeNo), records);
    }

    private Taken take(long sourceId, String source, Origin origin, List<OrderRecord> records) {
        ReturnedOrders known = new ReturnedOrders(orders, documents, sourceId, records);
        Set<String> keys = records.stream()
                .map(document -> OrderKey.of(document, known.of(document)))
                .collect(Collectors.toSet());
        Map<String, Stored> stored = documents.find(sourceId, keys);
        Map<String, Change> changes = new LinkedHashMap<>();
        List<Long> unchanged = new ArrayList<>();
        int rejected = 0;
        for (OrderRecord document : records) {
            String place = document.operation() + " " + OrderKey.of(document, known.of(document));
            Change earlier = changes.get(place);
            Stored before = earlier == null ? stored.get(place) : earlier.asStored();
            Change change = change(document, before, known.of(document), origin);
            if (change == null) {
                unchanged.add(before == null ? 0L : before.id());
                continue;
            }
            rejected += change.isApplied() ? 0 : 1;
            changes.put(place, change);
        }
        write(sourceId, source, List.copyOf(changes.values()));
        documents.cameAgain(unchanged, origin.changeNo());
        if (settings.of(source).text(Setting.ORDERS_SEEN_CONFIRMS).equals("on")) {
            confirm(sourceId, known.ofOrders());
        }
        List<ReturnedOrder> applied = changes.values().stream()
                .flatMap(change -> Optional.ofNullable(change.order()).stream()
                        .map(order -> new ReturnedOrder(order.shop(), order.shopNumber(), change.document())))
                .toList();
        return new Taken(records.size(), unchanged.size(), rejected, applied);
    }

    private static @Nullable Change change(
            OrderRecord document, @Nullable Stored before, @Nullable Known order, Origin origin) {
        String content = ReturnedJson.of(document);
        String digest = Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
        boolean isSettled = before != null && (before.refusal() != Refusal.UNKNOWN_ORDER || order == null);
        if (before != null && isSettled && (before.digest().equals(digest) || isOlder(document, before))) {
            return null;
        }
        Refusal refusal = refusal(document, order, content);
        return new Change(
                before == null ? 0 : before.id(),
                OrderKey.of(document, order),
                document,
                refusal == null ? order : null,
                refusal,
                before != null && before.isOfOrder() && refusal != null,
                content.length() > Refusal.CONTENT_MAX ? "{}" : content,
                digest,
                origin);
    }

    /** Versions that are no numbers cannot be compared: then the last to come is the newest. */
    private static boolean isOlder(OrderRecord document, Stored before) {
        String now = document.version();
        String then = before.version();
        boolean comparable = now != null && then != null && now.matches("[0-9]{1,18}") && then.matches("[0-9]{1,18}");
        return comparable && Long.parseLong(now) < Long.parseLong(then);
    }

    private static @Nullable Refusal refusal(OrderRecord document, @Nullable Known order, String content) {
        if (document.operation() == Operation.OTHER) {
            return Refusal.OTHER_OPERATION;
        }
        if (content.length() > Refusal.CONTENT_MAX) {
            return Refusal.TOO_LARGE;
        }
        boolean isNamed = Stream.of(document.number(), document.id(), document.base(), document.numberInOneC())
                .anyMatch(Objects::nonNull);
        return order != null ? null : isNamed ? Refusal.UNKNOWN_ORDER : Refusal.NAMELESS;
    }

    private void write(long sourceId, String source, List<Change> changes) {
        documents.insert(
                sourceId, changes.stream().filter(change -> change.id() == 0).toList());
        documents.update(changes.stream()
                .filter(change -> change.id() != 0 && !change.keepsBefore())
                .toList());
        documents.refuse(changes.stream().filter(Change::keepsBefore).toList());
        List<Change> ofOrders = changes.stream()
                .filter(change -> change.isApplied() && change.isOf(Operation.ORDER))
                .toList();
        orders.seen(ofOrders);
        for (Kind kind : List.of(Kind.SEEN, Kind.CALLED_OFF, Kind.PAID, Kind.SHIPPED)) {
            history.noteReturned(
                    kind,
                    changes.stream()
                            .filter(change -> change.isApplied() && change.told() == kind)
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
                        change.why()));
        if (rejected.size() > LOGGED) {
            LOG.log(
                    Level.WARNING,
                    "{0} more documents of source {1} change nothing either; seans_order_document says which and why",
                    Integer.toString(rejected.size() - LOGGED),
                    source);
        }
    }

    /** That 1C sends an order back proves that it has what it was given of it. */
    private void confirm(long sourceId, List<Long> seen) {
        List<Offered> sent = orders.sentOf(seen);
        if (!sent.isEmpty()) {
            orders.confirm(sent);
            history.noteAll(Kind.CONFIRMED, null, "1C has sent it back", sent, null);
            sources.confirmed(sourceId);
        }
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
