package dev.seans.exchange;

import dev.seans.database.DatabaseClock;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code type=sale&mode=query}: the orders of the site, of which there are none. A document without {@code Документ} is
 * what a site answers that has nothing new (protocol, sections 1.2 and 1.6, step 14).
 */
@OnePerApplication
class QueryOrders implements ExchangeMode {

    /** Of the documents that orders are told in; the newest that every 1C can read. */
    static final String VERSION = "2.10";

    /** Local time without a zone, as 1C writes it. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final DatabaseClock clock;
    private final ZoneId zone;
    private final XmlReplies xml;

    @Inject
    QueryOrders(DatabaseClock clock, Settings settings, XmlReplies xml) {
        this.clock = clock;
        this.zone = settings.zone(Setting.EXCHANGE_TIME_ZONE);
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
        String now = MOMENT.format(clock.now().atZone(zone));
        return Optional.of(xml.of(
                "<КоммерческаяИнформация ВерсияСхемы=\"%s\" ДатаФормирования=\"%s\">".formatted(VERSION, now),
                "</КоммерческаяИнформация>"));
    }
}
