package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * {@code type=sale&mode=info}: the states of orders and the ways to pay that 1C may choose from. There are none; an empty
 * directory says so, where a failure would end an exchange that is none of its business.
 */
@OnePerApplication
class OrderInfo implements ExchangeMode {

    /** Its first letter is a Latin C, because clients look for what Bitrix sends (protocol, section 1.2). */
    private static final String STATES = "C" + "татусы";

    private final XmlReplies xml;

    @Inject
    OrderInfo(XmlReplies xml) {
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
        return Optional.of(xml.of("<Справочник>", "<" + STATES + "/>", "<ПлатежныеСистемы/>", "</Справочник>"));
    }
}
