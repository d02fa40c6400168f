package dev.seans.exchange;

import dev.seans.commerceml.OrderDirectories;
import dev.seans.filter.SessionIdentity;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * {@code type=sale&mode=info}: the statuses of orders, the ways to pay and the ways of delivery that 1C may choose from, as
 * settings say. Where there are none, an empty directory says so: a failure would end an exchange that is none of its business.
 */
@OnePerApplication
class OrderInfo implements ExchangeMode {

    private final Settings settings;
    private final XmlReplies xml;

    @Inject
    OrderInfo(Settings settings, XmlReplies xml) {
        this.settings = settings;
        this.xml = xml;
    }

    @Override
    public String name() {
        return "info";
    }

    @Override
    public Set<ExchangeType> types() {
        return Set.of(ExchangeType.SALE);
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        String user = SessionIdentity.require(request.http()).user();
        Settings ofSource = settings.of(settings.sourceOf(user));
        byte[] document = new OrderDirectories(xml.charset())
                .of(
                        ofSource.pairs(Setting.ORDERS_STATUSES),
                        ofSource.pairs(Setting.ORDERS_PAYMENTS),
                        ofSource.pairs(Setting.ORDERS_DELIVERIES));
        return Optional.of(Reply.document(new Reply.Document(xml.charset(), document, () -> {})));
    }
}
