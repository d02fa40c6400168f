package dev.seans.orderbook;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import dev.seans.commerceml.OrderDocuments;
import dev.seans.database.DatabaseClock;
import dev.seans.identity.SessionKey;
import dev.seans.orderbook.OrderEvent.Kind;
import dev.seans.orderbook.OrderRows.Offered;
import dev.seans.orders.InvalidOrderException;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Offers orders to 1C, and takes its word that it has them. Pairs of an order and a version are offered and confirmed, never
 * a moment: times are not unique, rows become visible out of order, and what changes between query and success would count
 * as confirmed.
 */
@Stateless(name = "SeansOrderOffers")
@TransactionAttribute(REQUIRES_NEW)
public class OrderOffers {

    private static final Logger LOG = System.getLogger(OrderOffers.class.getName());

    private static final int REASON_MAX = 1000;

    @Inject
    private OrderSources sources;

    @Inject
    private OrderRows rows;

    @Inject
    private NextOrders next;

    @Inject
    private OfferRows offers;

    @Inject
    private OrderHistory history;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Settings settings;

    /**
     * What a query is answered.
     *
     * <ol>
     *   <li>The row of the source is locked.
     *   <li>A session that has an offer gets the same bytes again: its answer may have been lost. One that reads page by page
     *       gets them if the page was not written to its end, else the next page. With {@code seans.orders.repeat-confirms} what it
     *       was given is confirmed instead.
     *   <li>Open offers of other sessions that are older than {@code seans.orders.offer-age} are superseded. What was written
     *       to its end then, and is not confirmed, has failed once more: {@link Doubts} says what becomes of it.
     *   <li>Orders that were never doubtful, the oldest first, and batches of doubtful ones take turns; what is doubtful is all
     *       that its session gets. How many batches: {@link Doubts}.
     *   <li>As many of them as the limits allow become an offer, which is committed before its first byte is sent.
     * </ol>
     *
     * @return the document; one without orders if there is nothing to offer
     */
    public Offer offer(Query query) {
        Optional<Long> source = sources.find(query.source());
        if (source.isEmpty()) {
            return nothing(query);
        }
        OrderSources.Locked locked = sources.lock(source.get());
        List<OfferRows.Row> own = own(locked, query);
        Optional<OfferRows.Row> last = own.isEmpty() ? Optional.empty() : Optional.of(own.get(own.size() - 1));
        Optional<Offer> repeated = last.filter(offer -> !query.paged() || !offer.sent())
                .map(offer -> new Offer(offer.id(), offers.document(offer.id()), offer.orders()));
        return repeated.orElseGet(() -> {
            supersede(locked, query);
            OrderSources.Locked decided = sources.lock(locked.id());
            return offer(query, decided, own.isEmpty() ? next.choose(decided) : next.further(decided, own));
        });
    }

    /** An offer was written to its end. */
    public void sent(long offer) {
        offers.sent(offer);
    }

    /**
     * 1C says that it has what this session was given.
     *
     * <ol>
     *   <li>The row of the source is locked.
     *   <li>What was written to its end in this session, and not confirmed yet, is confirmed: each order in the version that
     *       it was offered in. What has changed since then stays pending. Offers of other sessions are left alone.
     *   <li>A repeat finds nothing to confirm, and does nothing.
     * </ol>
     *
     * @return how many orders were confirmed
     */
    public int confirm(String sourceName, SessionKey session) {
        Optional<Long> source = sources.find(sourceName);
        if (source.isEmpty()) {
            return 0;
        }
        OrderSources.Locked locked = sources.lock(source.get());
        return confirm(locked, offers.unconfirmedOf(session));
    }

    private int confirm(OrderSources.Locked locked, List<OfferRows.Row> given) {
        List<Offered> confirmed = new ArrayList<>();
        for (OfferRows.Row offer : given) {
            List<Offered> orders = history.offered(offer.id());
            rows.overtaken(orders);
            rows.confirm(orders);
            history.noteAll(Kind.CONFIRMED, offer.id(), null, orders, null);
            offers.settle(offer.id(), OfferRows.State.CONFIRMED);
            confirmed.addAll(orders);
            if (offer.batches() > 0) {
                sources.batchesNext(locked, Doubts.batchesAfterSuccess(offer.batches()));
            }
        }
        if (!confirmed.isEmpty()) {
            sources.confirmed(locked.id());
        }
        return confirmed.size();
    }

    /** What the session was given and has not confirmed; nothing, if that it asks again is how it confirms. */
    private List<OfferRows.Row> own(OrderSources.Locked source, Query query) {
        List<OfferRows.Row> own = offers.openOf(query.session());
        boolean isConfirmed = !query.paged()
                && settings.of(source.name())
                        .text(Setting.ORDERS_REPEAT_CONFIRMS)
                        .equals("on")
                && own.stream().allMatch(OfferRows.Row::sent);
        if (!isConfirmed || own.isEmpty()) {
            return own;
        }
        confirm(source, own);
        return List.of();
    }

    private void supersede(OrderSources.Locked source, Query query) {
        Instant before = clock.now().minus(settings.of(source.name()).duration(Setting.ORDERS_OFFER_AGE));
        Doubts doubts = new Doubts();
        Set<Long> decided = new HashSet<>();
        for (OfferRows.Row offer : offers.openOfOthers(source.id(), query.session(), before)) {
            if (offer.sent()) {
                decide(offer, doubtful(offer, decided), doubts, source);
            }
            offers.settle(offer.id(), OfferRows.State.SUPERSEDED);
        }
        apply(doubts, source);
    }

    private void decide(OfferRows.Row offer, List<OrderStatus> doubtful, Doubts doubts, OrderSources.Locked source) {
        if (offer.batches() > 0) {
            sources.batchesNext(source, 1);
        }
        // Of several batches nobody knows which has failed: each is tried by itself.
        if (!doubtful.isEmpty() && offer.batches() <= 1) {
            OrderStatus first = doubtful.get(0);
            doubts.decide(
                    doubtful,
                    offer.orders(),
                    source.hasConfirmedSince(first.failedAt() == null ? first.pendingSince() : first.failedAt()));
        }
    }

    /** Those that are still as they were offered, and that no other failed offer has brought. */
    private List<OrderStatus> doubtful(OfferRows.Row offer, Set<Long> decided) {
        List<OrderStatus> doubtful = new ArrayList<>();
        List<Offered> unconfirmed = new ArrayList<>();
        for (Offered offered : history.offered(offer.id())) {
            Optional<OrderStatus> order = rows.find(offered.orderId())
                    .filter(found -> found.pendingSince() != null && found.version() == offered.version());
            boolean isNew = offer.batches() > 1 ? !decided.contains(offered.orderId()) : decided.add(offered.orderId());
            if (order.isPresent() && isNew) {
                doubtful.add(order.get());
                unconfirmed.add(offered);
            }
        }
        history.noteAll(Kind.UNCONFIRMED, offer.id(), null, unconfirmed, null);
        return doubtful;
    }

    private void apply(Doubts doubts, OrderSources.Locked source) {
        long batch = source.nextBatch();
        for (Doubts.Batch together : doubts.batches()) {
            rows.doubt(batch++, together);
        }
        sources.tookBatches(source, batch);
        doubts.quarantined()
                .forEach(order -> quarantine(
                        order,
                        source.name(),
                        "1C was offered it alone and did not confirm it, " + Doubts.TRIES + " times or more in a row"));
    }

    private void quarantine(OrderStatus order, String source, String why) {
        String reason = why.substring(0, Math.min(why.length(), REASON_MAX));
        if (!rows.quarantine(order, reason)) {
            return; // the shop has corrected it meanwhile
        }
        history.note(order.rowId(), Kind.QUARANTINED, order.version(), null, reason);
        LOG.log(
                Level.WARNING,
                "Order {0} of source {1} is quarantined: {2}; the others go on, and it is offered again when the shop changes it"
                        + " or an operator releases it",
                order.number(),
                source,
                reason);
    }

    private Offer offer(Query query, OrderSources.Locked source, List<OrderStatus> chosen) {
        Instant now = clock.now();
        OfferDocument document = new OfferDocument(
                documents(query), now, settings.of(source.name()).size(Setting.ORDERS_MAX_BYTES));
        List<OrderStatus> taken =
                chosen.stream().filter(order -> fits(order, document, source)).toList();
        if (taken.isEmpty()) {
            return nothing(query);
        }
        if (!query.paged()) {
            offers.drop(query.session());
        }
        byte[] bytes = document.end();
        long id = offers.insert(source.id(), query.session(), taken.size(), NextOrders.batches(taken), bytes, now);
        rows.offered(id, taken);
        List<Offered> versions = taken.stream()
                .map(order -> new Offered(order.rowId(), order.version()))
                .toList();
        history.noteAll(Kind.OFFERED, id, null, versions, null);
        return new Offer(id, bytes, taken.size());
    }

    /** What was stored by an older version of Seans may be what this one knows that no 1C can take. */
    private boolean fits(OrderStatus order, OfferDocument document, OrderSources.Locked source) {
        try {
            return document.add(order);
        } catch (InvalidOrderException invalid) {
            quarantine(order, source.name(), String.valueOf(invalid.getMessage()));
            return false;
        }
    }

    private Offer nothing(Query query) {
        return new Offer(0, new OfferDocument(documents(query), clock.now(), 0).end(), 0);
    }

    private OrderDocuments documents(Query query) {
        Settings ofSource = settings.of(query.source());
        return new OrderDocuments(
                query.form(),
                query.charset(),
                ofSource.zone(Setting.EXCHANGE_TIME_ZONE),
                ofSource.pairs(Setting.ORDERS_CURRENCIES));
    }

    /**
     * What 1C asks.
     *
     * @param paged whether it asks again and again until there is nothing more
     */
    public record Query(String source, SessionKey session, OrderDocuments.Form form, Charset charset, boolean paged) {}

    /**
     * What 1C is given.
     *
     * @param number 0 if there are no orders in it
     * @param document its bytes
     * @param orders how many
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Offer(long number, byte[] document, int orders) {}
}
