package dev.seans.commerceml;

import static dev.seans.commerceml.OrderDocuments.money;

import dev.seans.commerceml.OrderDocuments.Form;
import dev.seans.orders.Delivery;
import dev.seans.orders.Order;
import dev.seans.orders.OrderLine;
import dev.seans.orders.OrderTax;
import dev.seans.orders.OrderUnit;
import java.math.BigDecimal;

/** The lines of an order, and the tax of all of them. The price of the delivery is a line, too. */
record OrderLineElements(XmlText xml, Form form) {

    /** 1C finds the delivery by this name, and makes it the first time: it stays as it is for ever. */
    private static final String DELIVERY_NAME = "Доставка заказа";

    private static final String DELIVERY_ID = "ORDER_DELIVERY";

    void write(Order order) {
        OrderTax first = order.lines().get(0).tax();
        Delivery delivery = order.delivery();
        xml.open("Налоги");
        tax(first, taxOfAll(order), isTaxedAlike(order, first));
        xml.close("Налоги").open("Товары");
        order.lines().forEach(this::line);
        if (delivery != null && delivery.price() != null && delivery.tax() != null) {
            line(new OrderLine(
                    DELIVERY_ID,
                    null,
                    DELIVERY_NAME,
                    OrderUnit.PIECE,
                    BigDecimal.ONE,
                    delivery.price(),
                    delivery.price(),
                    delivery.tax(),
                    OrderLine.Kind.SERVICE));
        }
        xml.close("Товары");
    }

    /** The rate of the document is that of each line whose own is 0, or that 1C does not know. */
    private static boolean isTaxedAlike(Order order, OrderTax first) {
        Delivery delivery = order.delivery();
        return order.lines().stream().allMatch(line -> line.tax().equals(first))
                && (delivery == null || delivery.tax() == null || delivery.tax().equals(first));
    }

    private static BigDecimal taxOfAll(Order order) {
        BigDecimal sum =
                order.lines().stream().map(line -> line.tax().of(line.sum())).reduce(BigDecimal.ZERO, BigDecimal::add);
        Delivery delivery = order.delivery();
        return delivery == null || delivery.price() == null || delivery.tax() == null
                ? sum
                : sum.add(delivery.tax().of(delivery.price()));
    }

    private void line(OrderLine line) {
        xml.open("Товар")
                .element("Ид", id(line))
                .element("Артикул", line.article())
                .element("Наименование", line.name());
        unit(line.unit());
        if (form == Form.CONTAINERS) {
            rates(line.tax());
        }
        values(line);
        xml.element("ЦенаЗаЕдиницу", money(line.price()))
                .element("Количество", line.quantity().stripTrailingZeros().toPlainString())
                .element("Сумма", money(line.sum()));
        if (form == Form.FLAT) {
            xml.element("Единица", line.unit().code());
        }
        xml.element("Коэффициент", "1").open("Налоги");
        tax(line.tax(), line.tax().of(line.sum()), true);
        xml.close("Налоги").close("Товар");
    }

    /** 1C makes a GUID of it and, where that fails, looks for the article, and then for the name. */
    private static String id(OrderLine line) {
        String other = line.article() == null ? line.name() : line.article();
        return line.id() == null ? other.substring(0, Math.min(other.length(), 80)) : line.id();
    }

    private void unit(OrderUnit unit) {
        if (form == Form.FLAT) {
            xml.open("БазоваяЕдиница", "Код", unit.code(), "НаименованиеПолное", unit.name())
                    .text(unit.shortText())
                    .close("БазоваяЕдиница");
        } else {
            xml.open("Единица")
                    .element("Код", unit.code())
                    .element("НаименованиеПолное", unit.name())
                    .close("Единица");
        }
    }

    private void values(OrderLine line) {
        String kind = line.kind() == OrderLine.Kind.GOODS ? "Товар" : "Услуга";
        xml.open("ЗначенияРеквизитов");
        OrderDocuments.value(xml, "ВидНоменклатуры", kind);
        OrderDocuments.value(xml, "ТипНоменклатуры", kind);
        xml.close("ЗначенияРеквизитов");
    }

    private void tax(OrderTax tax, BigDecimal sum, boolean withRate) {
        xml.open("Налог")
                .element("Наименование", "НДС")
                .element("УчтеноВСумме", Boolean.toString(tax.included()))
                .element("Сумма", money(sum))
                .element("Ставка", withRate ? rate(tax) : null)
                .close("Налог");
    }

    /** Where newer clients look for it. */
    private void rates(OrderTax tax) {
        xml.open("СтавкиНалогов")
                .open("СтавкаНалога")
                .element("Наименование", "НДС")
                .element("Ставка", rate(tax))
                .close("СтавкаНалога")
                .close("СтавкиНалогов");
    }

    private static String rate(OrderTax tax) {
        return tax.rate().equals(OrderTax.NONE) ? "Без НДС" : tax.rate();
    }
}
