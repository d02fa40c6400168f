package dev.seans.exchange;

import dev.seans.commerceml.OrderDocuments.Form;
import dev.seans.database.LostRace;
import dev.seans.filter.SessionIdentity;
import dev.seans.orderbook.OrderOffers;
import dev.seans.orderbook.OrderOffers.Offer;
import dev.seans.orderbook.OrderOffers.Query;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;

/**
 * {@code type=sale&mode=query}: the orders that 1C does not have yet. A document without {@code Документ} is what a site answers
 * that has nothing new (protocol, sections 1.2 and 1.6, step 14). Never a zip: 1C reads the body as text.
 */
@OnePerApplication
class QueryOrders implements ExchangeMode {

    private static final int ATTEMPTS = 5;
    private static final Logger LOG = System.getLogger(QueryOrders.class.getName());

    private final OrderOffers offers;
    private final Exchanges exchanges;
    private final Settings settings;
    private final XmlReplies xml;

    @Inject
    QueryOrders(OrderOffers offers, Exchanges exchanges, Settings settings, XmlReplies xml) {
        this.offers = offers;
        this.exchanges = exchanges;
        this.settings = settings;
        this.xml = xml;
    }

    @Override
    public String name() {
        return "query";
    }

    @Override
    public Set<ExchangeType> types() {
        return Set.of(ExchangeType.SALE);
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        SessionIdentity identity = SessionIdentity.require(request.http());
        Optional<String> version = request.version().or(() -> exchanges.versionOf(identity.key()));
        Query query = new Query(
                settings.sourceOf(identity.user()),
                identity.key(),
                version.map(OrderVersion::form).orElse(Form.FLAT),
                xml.charset(),
                version.isPresent());
        Offer offer = LostRace.retried(ATTEMPTS, () -> offers.offer(query));
        request.notes().put("orders", offer.orders());
        return Optional.of(Reply.document(new Reply.Document(xml.charset(), offer.document(), () -> sent(offer))));
    }

    /** 1C has it: that this could not be noted only means that 1C is given the same orders once more. */
    private void sent(Offer offer) {
        try {
            if (offer.orders() > 0) {
                offers.sent(offer.number());
            }
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "That orders were sent to 1C could not be noted; they are offered again, and 1C finds them by number",
                    failed);
        }
    }
}
