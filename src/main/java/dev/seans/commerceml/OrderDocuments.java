package dev.seans.commerceml;

import dev.seans.orders.Order;
import dev.seans.orders.Payment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes orders as 1C reads them: one {@code Документ} each, in the order of the elements that the scheme 2.10 wants. What a
 * line could take from the line before it (unit, coefficient, tax) stands on every line, because stock 1C does not forget
 * it in between.
 */
public final class OrderDocuments {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private static final String ROOT = "КоммерческаяИнформация";
    private static final String VALUES = "ЗначенияРеквизитов";

    private final Form form;
    private final Charset charset;
    private final ZoneId zone;
    private final Map<String, String> currencyNames;

    /**
     * For one 1C.
     *
     * @param zone that its clock shows: dates have none in a document
     * @param currencyNames what it calls currencies, by their code; others are called by their code
     */
    public OrderDocuments(Form form, Charset charset, ZoneId zone, Map<String, String> currencyNames) {
        this.form = form;
        this.charset = charset;
        this.zone = zone;
        this.currencyNames = Map.copyOf(currencyNames);
    }

    /** What stands before the orders. Its time is that of 1C, without a zone. */
    public byte[] head(Instant now) {
        return new XmlText()
                .declaration(charset)
                .open(ROOT, "ВерсияСхемы", form.version, "ДатаФормирования", MADE.format(now.atZone(zone)))
                .encoded(charset);
    }

    /** What stands behind them. */
    public byte[] tail() {
        return new XmlText().close(ROOT).encoded(charset);
    }

    /**
     * An order.
     *
     * @param number by which 1C is to know it: the shop's, behind its prefix
     * @param version of the order; a 1C that reads it skips what it has already
     */
    public byte[] of(Order order, String number, long version) {
        XmlText xml = new XmlText();
        if (form == Form.CONTAINERS) {
            xml.open("Контейнер");
        }
        order(xml, order, number, version);
        if (form == Form.CONTAINERS) {
            if (order.paid() != null) {
                payment(xml, order, order.paid(), number, version);
            }
            xml.close("Контейнер");
        }
        return xml.encoded(charset);
    }

    private void order(XmlText xml, Order order, String number, long version) {
        xml.open("Документ").element("Ид", number);
        if (form == Form.CONTAINERS) {
            xml.element("НомерВерсии", Long.toString(version)).element("ПометкаУдаления", "false");
        }
        xml.element("Номер", number)
                .element("Дата", DATE.format(order.placedAt().atZone(zone)))
                .element("ХозОперация", "Заказ товара")
                .element("Роль", "Продавец")
                .element("Валюта", currency(order))
                .element("Курс", "1")
                .element("Сумма", money(order.sum()));
        new CustomerElements(xml, form).write(order, number);
        xml.element("Время", TIME.format(order.placedAt().atZone(zone))).element("Комментарий", order.comment());
        new OrderLineElements(xml, form).write(order);
        values(xml, order);
        xml.close("Документ");
    }

    private String currency(Order order) {
        return currencyNames.getOrDefault(order.currency(), order.currency());
    }

    /** Newer clients read payments from documents of their own, and nothing of them from the order. */
    private void payment(XmlText xml, Order order, Payment paid, String number, long version) {
        // The number of the bank may come later, and belong to several orders.
        String own = number + "-1";
        xml.open("Документ")
                .element("Ид", own)
                .element("НомерВерсии", Long.toString(version))
                .element("Номер", own)
                .element("Дата", DATE.format(paid.paidAt().atZone(zone)))
                .element("Время", TIME.format(paid.paidAt().atZone(zone)))
                .element("ПометкаУдаления", "false")
                .element("ХозОперация", operation(paid.kind()))
                .element("Основание", number)
                .element("Роль", "Продавец")
                .element("Валюта", currency(order))
                .element("Курс", "1")
                .element("Сумма", money(paid.sum()))
                .open(VALUES);
        value(xml, "Дата оплаты", MOMENT.format(paid.paidAt().atZone(zone)));
        if (order.payment() != null) {
            value(xml, "Метод оплаты", order.payment().name());
            value(xml, "Метод оплаты ИД", order.payment().id());
        }
        value(xml, "Номер платежного документа", paid.number());
        value(xml, "Оплачено", "true");
        xml.close(VALUES).close("Документ");
    }

    private static String operation(Payment.Kind kind) {
        return switch (kind) {
            case TRANSFER -> "Выплата безналичных денег";
            case CASH -> "Выплата наличных денег";
            case CARD -> "Эквайринговая операция";
        };
    }

    private void values(XmlText xml, Order order) {
        xml.open(VALUES);
        if (order.payment() != null) {
            value(xml, "Метод оплаты", order.payment().name());
            value(xml, "Метод оплаты ИД", order.payment().id());
        }
        value(xml, "Заказ оплачен", Boolean.toString(isPaidInFull(order)));
        if (order.paid() != null) {
            value(xml, "Дата оплаты", MOMENT.format(order.paid().paidAt().atZone(zone)));
            value(xml, "Номер платежного документа", order.paid().number());
            value(xml, "Сумма оплаты", money(order.paid().sum()));
        }
        if (order.delivery() != null) {
            value(xml, "Способ доставки", order.delivery().method().name());
            value(xml, "Метод доставки ИД", order.delivery().method().id());
            value(xml, "Адрес доставки", order.delivery().address());
        }
        value(xml, "Отменен", Boolean.toString(order.cancelled() != null));
        if (order.cancelled() != null) {
            value(xml, "Причина отмены", order.cancelled().reason());
        }
        if (order.status() != null) {
            value(xml, "Статус заказа", order.status().name());
            value(xml, "Статуса заказа ИД", order.status().id());
        }
        value(xml, "Комментарии покупателя", order.comment());
        order.values().forEach((name, value) -> value(xml, name, value));
        xml.close(VALUES);
    }

    /** 1C takes a paid order for paid in full, and may print a receipt for it. */
    private static boolean isPaidInFull(Order order) {
        return order.paid() != null && order.paid().sum().compareTo(order.sum()) >= 0;
    }

    /** Never an empty one: 1C would give it the value of the one before. */
    static void value(XmlText xml, String name, @Nullable String value) {
        if (value != null) {
            xml.open("ЗначениеРеквизита")
                    .element("Наименование", name)
                    .element("Значение", value)
                    .close("ЗначениеРеквизита");
        }
    }

    static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** What a client can read. */
    public enum Form {
        /** Orders alone, for every 1C. */
        FLAT("2.10"),

        /** An order with the documents that belong to it, for clients that have asked for it. */
        CONTAINERS("3.1");

        private final String version;

        Form(String version) {
            this.version = version;
        }

        /** Of the scheme. */
        public String version() {
            return version;
        }
    }
}
