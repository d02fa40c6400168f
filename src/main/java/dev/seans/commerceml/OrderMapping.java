package dev.seans.commerceml;

import dev.seans.records.CatalogRecord;
import dev.seans.records.Extra;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Line;
import dev.seans.records.OrderRecord.Operation;
import dev.seans.records.RecordKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        RecordValues told = new RecordValues(RecordKind.ORDER);
        SortedMap<String, String> values = values(element);
        String operation = field(element, OPERATION);
        // A document without one is an order: nothing else is exchanged by most.
        Operation known = operation == null
                ? Operation.ORDER
                : OPERATIONS.getOrDefault(operation.toLowerCase(Locale.ROOT), Operation.OTHER);
        if (known == Operation.OTHER && operation != null) {
            values.put(OPERATION, operation);
        }
        OrderRecord order = record(known, element, values, told);
        records.accept(order);
        if (known == Operation.ORDER) {
            settled(Operation.PAYMENT, order, "оплаты", records);
            settled(Operation.SHIPMENT, order, "отгрузки", records);
        }
        String id = order.number() == null ? order.id() : order.number();
        told.problems(id == null ? "" : id).forEach(records);
        // All that it may say beside is kept, and well known: to name it an unknown element would alarm 1C's users.
        element.finish();
    }

    private static OrderRecord record(
            Operation operation, Element element, SortedMap<String, String> values, RecordValues told) {
        List<Line> lines = lines(element, told);
        return new OrderRecord(
                operation,
                element.line(),
                TextValue.reference(field(element, "Ид")),
                field(element, "Номер"),
                TextValue.reference(field(element, "Основание")),
                field(element, "НомерВерсии"),
                either(field(element, "Номер1С"), values.get("Номер по 1С")),
                either(date(element, told, "Дата1С", field(element, "Дата1С")), OneCTime.of(values.get("Дата по 1С"))),
                dateAndTime(element, told),
                number(element, told, "Сумма"),
                flag(element, told, "Проведен", values),
                flag(element, told, "ПометкаУдаления", values),
                flag(element, told, "Отменен", values),
                isSettled(operation, values),
                lines,
                values,
                Leftover.ofOrder(element, told));
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
                    Collections.emptySortedMap(),
                    Extra.NONE));
        }
    }

    /** Old exports put requisites straight into the document. What stands a second time under a name is left over. */
    private static SortedMap<String, String> values(Element document) {
        SortedMap<String, String> values = new TreeMap<>();
        List<Element> all = new ArrayList<>(document.children(VALUE));
        all.addAll(document.childrenOf("ЗначенияРеквизитов"));
        for (Element value : all) {
            String name = field(value, "Наименование");
            String content = name == null || values.containsKey(name) ? null : field(value, "Значение");
            if (name != null && content != null) {
                values.put(name, content);
            }
        }
        return values;
    }

    private static List<Line> lines(Element document, RecordValues told) {
        List<Line> lines = new ArrayList<>();
        for (Element line : document.childrenOf("Товары")) {
            String id = field(line, "Ид");
            String name = field(line, "Наименование");
            if (id != null && TextValue.reference(id) == null && name == null) {
                line.finish(); // of an order without lines
                continue;
            }
            lines.add(new Line(
                    TextValue.reference(id),
                    field(line, "Артикул"),
                    TextValue.unescapedTwice(name),
                    number(line, told, "Количество"),
                    number(line, told, "ЦенаЗаЕдиницу"),
                    number(line, told, "Сумма")));
        }
        return lines;
    }

    private static @Nullable String field(Element element, String name) {
        String text = element.text(name);
        return text == null ? TextValue.clean(element.attribute(name)) : text;
    }

    private static @Nullable BigDecimal number(Element element, RecordValues told, String name) {
        return told.number(element, name, field(element, name));
    }

    private static @Nullable String dateAndTime(Element element, RecordValues told) {
        String date = date(element, told, "Дата", field(element, "Дата"));
        String time = field(element, "Время");
        String both = OneCTime.of(date, time);
        if (time != null && Objects.equals(both, date)) {
            told.refuse(element, "Время", time, "not a time, or of no date");
        }
        return both;
    }

    private static @Nullable String date(Element element, RecordValues told, String name, @Nullable String text) {
        String date = OneCTime.of(text);
        if (text != null && date == null && !OneCTime.isEmpty(text)) {
            told.refuse(element, name, text, "not a date");
        }
        return date;
    }

    /** A requisite that is not understood is still among the others. */
    private static @Nullable Boolean flag(
            Element element, RecordValues told, String name, SortedMap<String, String> values) {
        String text = field(element, name);
        Boolean flag = TextValue.flag(text);
        if (text != null && flag == null) {
            told.refuse(element, name, text, "neither true nor false");
        }
        return flag == null ? TextValue.flag(values.get(name)) : flag;
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
