package dev.seans.commerceml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seans.records.CatalogRecord;
import dev.seans.records.OrderRecord;
import dev.seans.records.OrderRecord.Operation;
import dev.seans.records.ValueProblem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that 1C sends back, as each kind of client writes them. */
class OrderMappingTest {

    @Test
    void stockOneCTellsOfPaymentAndShipmentInRequisitesAndOfALoneTNothing() throws Exception {
        List<OrderRecord> orders = resource("1c-to-site-ut11-2.07.xml");

        assertThat(orders)
                .extracting(OrderRecord::operation, OrderRecord::number, OrderRecord::base, OrderRecord::numberInOneC)
                .containsExactly(
                        tuple(Operation.ORDER, "70411", null, "КД00-000319"),
                        tuple(Operation.PAYMENT, null, "70411", "КД00-000077"),
                        tuple(Operation.ORDER, "70398", null, "КД00-000314"));
        OrderRecord first = orders.get(0);
        assertThat(first.id()).isEqualTo("1f0a1dd2-1e20-11f1-9c55-00155d010205");
        assertThat(first.dateInOneC()).isEqualTo("2026-03-11T14:38:51");
        assertThat(first.date()).isEqualTo("2026-03-11T14:38:51");
        assertThat(first.sum()).isEqualByComparingTo("4090");
        assertThat(first.posted()).isTrue();
        assertThat(first.deleted()).isFalse();
        assertThat(first.cancelled()).isNull();
        assertThat(first.lines())
                .extracting(OrderRecord.Line::name, line -> String.valueOf(line.sum()))
                .containsExactly(tuple("Ботинки трекинговые \"Кедр\"", "3590"), tuple("Доставка заказа", "500"));
        assertThat(orders.get(1).dateInOneC()).isEqualTo("2026-03-12T09:05:00");
        assertThat(orders.get(2).sum()).isZero();
        assertThat(orders.get(2).lines())
                .as("a cancelled line looks like the others")
                .hasSize(1);
    }

    @Test
    void aZoneAFractionAndAPointBehindAQuantityAreNoObstacle() throws Exception {
        OrderRecord order = resource("1c-to-site-moysklad-2.04.xml").get(0);

        assertThat(order.number()).isEqualTo("70411");
        assertThat(order.date()).isEqualTo("2026-03-11T10:38:51");
        assertThat(order.values()).containsEntry("Статус заказа", "Собран");
        assertThat(order.lines().get(0).quantity()).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void aContainerHoldsTheOrderItsPaymentAndItsShipment() throws Exception {
        List<OrderRecord> orders = resource("1c-to-site-3.1.xml");

        assertThat(orders)
                .extracting(
                        OrderRecord::operation,
                        OrderRecord::id,
                        OrderRecord::number,
                        OrderRecord::base,
                        OrderRecord::numberInOneC)
                .containsExactly(
                        tuple(Operation.ORDER, "70420", "70420", null, "ПЛ00-000512"),
                        tuple(Operation.PAYMENT, "9051", "9051", "70420", "ПЛ00-000140"),
                        tuple(Operation.SHIPMENT, null, "4417", "70420", "ПЛ00-000498"));
        assertThat(orders.get(0).version()).isEqualTo("AAAAAAAYQ7M=");
        assertThat(orders.get(0).cancelled()).isFalse();
        assertThat(orders.get(2).values()).containsEntry("Идентификатор отправления", "TEST0000417RU");
    }

    @Test
    void fieldsMayBeAttributesNumbersMayHaveBlanksAndRequisitesMayStandAlone() throws Exception {
        OrderRecord order = read("<Документ Номер='7' Сумма='23 000,50' Отменен='Да'>"
                        + "<ЗначениеРеквизита><Наименование>Номер по 1С</Наименование><Значение>К-1</Значение></ЗначениеРеквизита>"
                        + "<Товары><Товар Ид='p1' Количество='2'/></Товары></Документ>")
                .get(0);

        assertThat(order.operation()).isEqualTo(Operation.ORDER);
        assertThat(order.number()).isEqualTo("7");
        assertThat(order.sum()).isEqualByComparingTo("23000.50");
        assertThat(order.cancelled()).isTrue();
        assertThat(order.numberInOneC()).isEqualTo("К-1");
        assertThat(order.lines().get(0).quantity()).isEqualByComparingTo("2");
    }

    @Test
    void whatHasNoPlaceIsKeptAsItCame() throws Exception {
        OrderRecord order = read("<Документ><Номер>7</Номер><Роль>Продавец</Роль>"
                        + "<Контрагенты><Контрагент><Ид>c-1</Ид><Наименование>Зимин</Наименование></Контрагент></Контрагенты>"
                        + "<Товары><Товар><Ид>p1</Ид><Количество>2</Количество><Единица>796</Единица></Товар>"
                        + "<Товар><Ид>00000000-0000-0000-0000-000000000000</Ид></Товар></Товары>"
                        + "<ЗначенияРеквизитов>"
                        + "<ЗначениеРеквизита><Наименование>Отдел</Наименование><Значение>Розница</Значение></ЗначениеРеквизита>"
                        + "<ЗначениеРеквизита><Наименование>Отдел</Наименование><Значение>Опт</Значение></ЗначениеРеквизита>"
                        + "</ЗначенияРеквизитов></Документ>")
                .get(0);

        assertThat(order.extra().values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Роль",
                        "\"Продавец\"",
                        "Контрагенты",
                        "{\"Контрагент\":{\"Ид\":\"c-1\",\"Наименование\":\"Зимин\"}}",
                        "Товары",
                        "{\"Товар\":{\"Единица\":\"796\",\"Ид\":\"p1\"}}",
                        "ЗначенияРеквизитов",
                        "{\"ЗначениеРеквизита\":{\"Значение\":\"Опт\",\"Наименование\":\"Отдел\"}}"));
        assertThat(order.values()).containsExactly(Map.entry("Отдел", "Розница"));
    }

    @Test
    void whatIsNotUnderstoodIsToldAndTheRestIsRead() throws Exception {
        List<CatalogRecord> records = all("<Документ><Номер>7</Номер><Дата>вчера</Дата><Время>9:05:00</Время>"
                + "<Дата1С>0001-01-01T00:00:00</Дата1С><Проведен>может быть</Проведен><Сумма>5 тыс.</Сумма>"
                + "<Товары><Товар><Ид>p1</Ид><Количество>много</Количество></Товар></Товары></Документ>");

        assertThat(records).first().isInstanceOfSatisfying(OrderRecord.class, order -> {
            assertThat(order.sum()).isNull();
            assertThat(order.lines()).hasSize(1);
        });
        assertThat(records.subList(1, records.size()))
                .extracting(told -> (ValueProblem) told)
                .extracting(ValueProblem::recordId, ValueProblem::element, ValueProblem::text)
                .containsExactly(
                        tuple("7", "Количество", "много"),
                        tuple("7", "Дата", "вчера"),
                        tuple("7", "Время", "9:05:00"),
                        tuple("7", "Сумма", "5 тыс."),
                        tuple("7", "Проведен", "может быть"));
    }

    @Test
    void anInvoiceIsAnotherOperation() throws Exception {
        assertThat(read("<Документ><Номер>7</Номер><ХозОперация>Счет-фактура</ХозОперация></Документ>"))
                .extracting(OrderRecord::operation)
                .containsExactly(Operation.OTHER);
    }

    @Test
    void aRootWithoutDocumentsIsRead() throws Exception {
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-12,                2026-03-12",
        "2026-03-12T9:05:00,        2026-03-12T09:05:00",
        "2026-03-12T09:05:00.417Z,  2026-03-12T09:05:00",
        "2026-03-12+03:00,          2026-03-12",
        "2026-03-12 09:05,          2026-03-12T09:05:00",
        "12.03.2026 00:00:00,       2026-03-12T00:00:00",
        "T,                         ",
        "вчера,                     ",
        "2026-03,                   "
    })
    void datesComeInEveryForm(String written, String read) {
        assertThat(OneCTime.of(written)).isEqualTo(read);
    }

    private static List<OrderRecord> resource(String name) throws Exception {
        try (InputStream in =
                Objects.requireNonNull(OrderMappingTest.class.getResourceAsStream("/orders/" + name), name)) {
            return read(in);
        }
    }

    private static List<OrderRecord> read(String content) throws Exception {
        return all(content).stream().map(OrderRecord.class::cast).toList();
    }

    private static List<CatalogRecord> all(String content) throws Exception {
        String document = "<КоммерческаяИнформация>" + content + "</КоммерческаяИнформация>";
        return all(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<OrderRecord> read(InputStream bytes) throws Exception {
        return all(bytes).stream().map(OrderRecord.class::cast).toList();
    }

    private static List<CatalogRecord> all(InputStream bytes) throws Exception {
        List<CatalogRecord> records = new ArrayList<>();
        try (CatalogReader reader = new CatalogReader(bytes)) {
            for (CatalogRecord found = reader.next(); found != null; found = reader.next()) {
                records.add(found);
            }
        }
        return records;
    }
}
