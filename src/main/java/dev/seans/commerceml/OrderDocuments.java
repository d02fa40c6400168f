package dev.seans.commerceml;

import dev.seans.orders.Contact;
import dev.seans.orders.Customer;
import dev.seans.orders.Order;
import dev.seans.orders.Payment;
import dev.seans.orders.PostalAddress;
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
        new CustomerElements(xml, form).write(order.customer(), number);
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
        String own = paid.number() == null ? number + "-1" : paid.number();
        xml.open("Документ")
                .element("Ид", own)
                .element("НомерВерсии", Long.toString(version))
                .element("Номер", own)
                .element("Дата", DATE.format(paid.paidAt().atZone(zone)))
                .element("Время", TIME.format(paid.paidAt().atZone(zone)))
                .element("ПометкаУдаления", "false")
                .element("ХозОперация", "Выплата безналичных денег")
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
        value(xml, "Оплачен", "true");
        xml.close(VALUES).close("Документ");
    }

    private void values(XmlText xml, Order order) {
        xml.open(VALUES);
        if (order.payment() != null) {
            value(xml, "Метод оплаты", order.payment().name());
            value(xml, "Метод оплаты ИД", order.payment().id());
        }
        value(xml, "Заказ оплачен", Boolean.toString(order.paid() != null));
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
        order.values().forEach((name, value) -> value(xml, name, value));
        xml.close(VALUES);
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

    /** Who has ordered. */
    private record CustomerElements(XmlText xml, Form form) {

        void write(Customer customer, String number) {
            xml.open("Контрагенты")
                    .open("Контрагент")
                    // Guests of one id would be one customer.
                    .element("Ид", customer.id() == null ? "guest-" + number : customer.id())
                    .element("Наименование", customer.name());
            if (customer.officialName() == null) {
                person(customer);
            } else {
                company(customer);
            }
            address("Адрес", customer.address());
            contacts(customer);
            if (customer.representative() != null) {
                representative(customer.representative());
            }
            xml.element("Роль", "Покупатель").close("Контрагент").close("Контрагенты");
        }

        private void person(Customer customer) {
            xml.element("ПолноеНаименование", customer.fullName() == null ? customer.name() : customer.fullName())
                    .element("ИНН", customer.taxId());
            address("АдресРегистрации", customer.address());
        }

        private void company(Customer customer) {
            xml.element("ОфициальноеНаименование", customer.officialName());
            address("ЮридическийАдрес", customer.address());
            xml.element("ИНН", customer.taxId()).element("КПП", customer.taxReasonCode());
        }

        private void address(String name, @Nullable PostalAddress address) {
            if (address != null) {
                xml.open(name).element("Представление", address.text());
                field("Почтовый индекс", address.postcode());
                field("Страна", address.country());
                field("Регион", address.region());
                field("Город", address.city());
                field("Улица", address.street());
                xml.close(name);
            }
        }

        private void field(String type, @Nullable String value) {
            if (value != null) {
                xml.open("АдресноеПоле")
                        .element("Тип", type)
                        .element("Значение", value)
                        .close("АдресноеПоле");
            }
        }

        private void contacts(Customer customer) {
            if (!customer.contacts().isEmpty()) {
                xml.open("Контакты");
                customer.contacts()
                        .forEach(contact -> xml.open("Контакт")
                                .element("Тип", type(contact))
                                .element("Значение", contact.value())
                                .close("Контакт"));
                xml.close("Контакты");
            }
        }

        private String type(Contact contact) {
            String mail = form == Form.FLAT ? "Почта" : "Электронная почта";
            return contact.kind() == Contact.Kind.PHONE ? "Телефон рабочий" : mail;
        }

        private void representative(String name) {
            xml.open("Представители")
                    .open("Представитель")
                    .open("Контрагент")
                    .element("Отношение", "Контактное лицо")
                    .element("Наименование", name)
                    .close("Контрагент")
                    .close("Представитель")
                    .close("Представители");
        }
    }
}
