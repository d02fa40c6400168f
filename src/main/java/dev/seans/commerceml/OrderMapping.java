package dev.seans.commerceml;

import dev.seans.records.CatalogRecord;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Line;
import dev.seans.records.OrderRecord.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code Документ}: an order as 1C sends it back, of schema versions 2.03 to 3.1; what it says of itself stands in elements or
 * attributes, and in requisites.
 *
 * <p>1C of older versions tells of payment and shipment in requisites of the order, each by a number and a date: these are
 * records of their own here, too. A lone {@code T} for a date means that there was nothing to pay, if the sum is 0, and else that
 * it was set off against something.
 */
final class OrderMapping implements Mapping {

    private static final String OPERATION = "ХозОперация";
    private static final String VALUE = "ЗначениеРеквизита";

    private static final Map<String, Operation> OPERATIONS = Map.of(
            "заказ товара", Operation.ORDER,
            "заказтовара", Operation.ORDER,
            "выплата безналичных денег", Operation.PAYMENT,
            "выплата наличных денег", Operation.PAYMENT,
            "эквайринговая операция", Operation.PAYMENT,
            "отпуск товара", Operation.SHIPMENT);

    @Override
    public void map(Element element, GoodsContext context, Consumer<CatalogRecord> records) {
        SortedMap<String, String> values = values(element);
        String operation = field(element, OPERATION);
        // A document without one is an order: nothing else is exchanged by most.
        Operation known = operation == null
                ? Operation.ORDER
                : OPERATIONS.getOrDefault(operation.toLowerCase(Locale.ROOT), Operation.OTHER);
        if (known == Operation.OTHER && operation != null) {
            values.put(OPERATION, operation);
        }
        OrderRecord order = record(known, element, values);
        records.accept(order);
        if (known == Operation.ORDER) {
            settled(Operation.PAYMENT, order, "оплаты", records);
            settled(Operation.SHIPMENT, order, "отгрузки", records);
        }
        element.finish();
    }

    private static OrderRecord record(Operation operation, Element element, SortedMap<String, String> values) {
        String date = field(element, "Дата");
        String time = field(element, "Время");
        return new OrderRecord(
                operation,
                element.line(),
                TextValue.reference(field(element, "Ид")),
                field(element, "Номер"),
                TextValue.reference(field(element, "Основание")),
                field(element, "НомерВерсии"),
                either(field(element, "Номер1С"), values.get("Номер по 1С")),
                OneCTime.of(either(field(element, "Дата1С"), values.get("Дата по 1С"))),
                OneCTime.of(date, time),
                number(field(element, "Сумма")),
                TextValue.flag(either(field(element, "Проведен"), values.get("Проведен"))),
                TextValue.flag(either(field(element, "ПометкаУдаления"), values.get("ПометкаУдаления"))),
                TextValue.flag(either(field(element, "Отменен"), values.get("Отменен"))),
                isSettled(operation, values),
                lines(element),
                values);
    }

    private static @Nullable Boolean isSettled(Operation operation, SortedMap<String, String> values) {
        return switch (operation) {
            case PAYMENT -> TextValue.flag(either(values.get("Оплачено"), values.get("Оплачен")));
            case SHIPMENT -> TextValue.flag(either(values.get("Отгружен"), values.get("Отгружено")));
            case ORDER, OTHER -> null;
        };
    }

    /** The requisites are there only if it was done. */
    private static void settled(Operation operation, OrderRecord order, String what, Consumer<CatalogRecord> records) {
        String number = order.values().get("Номер " + what + " по 1С");
        String date = order.values().get("Дата " + what + " по 1С");
        boolean hasSum = order.sum() != null && order.sum().signum() > 0;
        if (number != null || (date != null && hasSum)) {
            records.accept(new OrderRecord(
                    operation,
                    order.line(),
                    null,
                    null,
                    either(order.number(), order.id()),
                    null,
                    number,
                    OneCTime.of(date),
                    null,
                    null,
                    true,
                    null,
                    null,
                    true,
                    List.of(),
                    Collections.emptySortedMap()));
        }
    }

    /** Old exports put requisites straight into the document. */
    private static SortedMap<String, String> values(Element document) {
        SortedMap<String, String> values = new TreeMap<>();
        List<Element> all = new ArrayList<>(document.children(VALUE));
        all.addAll(document.childrenOf("ЗначенияРеквизитов"));
        for (Element value : all) {
            String name = field(value, "Наименование");
            String content = field(value, "Значение");
            if (name != null && content != null) {
                values.putIfAbsent(name, content);
            }
        }
        return values;
    }

    private static List<Line> lines(Element document) {
        List<Line> lines = new ArrayList<>();
        for (Element line : document.childrenOf("Товары")) {
            String id = field(line, "Ид");
            if (id != null && TextValue.reference(id) == null) {
                continue; // of an order without lines
            }
            lines.add(new Line(
                    id,
                    field(line, "Артикул"),
                    TextValue.unescapedTwice(field(line, "Наименование")),
                    number(field(line, "Количество")),
                    number(field(line, "ЦенаЗаЕдиницу")),
                    number(field(line, "Сумма"))));
        }
        return lines;
    }

    private static @Nullable String field(Element element, String name) {
        String text = element.text(name);
        return text == null ? TextValue.clean(element.attribute(name)) : text;
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : DecimalText.parse(text);
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
