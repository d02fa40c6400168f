package dev.seans.commerceml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seans.commerceml.OrderDocuments.Form;
import dev.seans.orders.Choice;
import dev.seans.orders.Customer;
import dev.seans.orders.Delivery;
import dev.seans.orders.GivenOrders;
import dev.seans.orders.Order;
import dev.seans.orders.OrderJson;
import dev.seans.orders.OrderLine;
import dev.seans.orders.OrderTax;
import dev.seans.orders.OrderUnit;
import dev.seans.orders.Payment;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderDocumentsTest {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final ZoneId NOVOSIBIRSK = ZoneId.of("Asia/Novosibirsk");
    private static final Instant NOW = Instant.parse("2026-03-11T02:42:07Z");
    private static final Path SCHEMA = Path.of("..", "shared", "samples", "dobromyslov", "commerceml-2.10.xsd");

    @Test
    void aPersonsOrderIsWrittenAsOneCReadsIt() {
        assertThat(flat(OrderJson.order(GivenOrders.full("70411")), "B-70411"))
                .isEqualTo(
                        """
                        <?xml version="1.0" encoding="windows-1251"?>
                        <КоммерческаяИнформация ВерсияСхемы="2.10" ДатаФормирования="2026-03-11T09:42:07">\
                        <Документ><Ид>B-70411</Ид><Номер>B-70411</Номер><Дата>2026-03-11</Дата>\
                        <ХозОперация>Заказ товара</ХозОперация><Роль>Продавец</Роль><Валюта>руб</Валюта><Курс>1</Курс>\
                        <Сумма>4190.00</Сумма>\
                        <Контрагенты><Контрагент><Ид>c-5208</Ид><Наименование>Ветлугина Мария Олеговна</Наименование>\
                        <ПолноеНаименование>Ветлугина Мария Олеговна</ПолноеНаименование><ИНН>000000000000</ИНН>\
                        <АдресРегистрации>ADDRESS</АдресРегистрации><Адрес>ADDRESS</Адрес>\
                        <Контакты><Контакт><Тип>Телефон рабочий</Тип><Значение>+7 383 000-00-17</Значение></Контакт>\
                        <Контакт><Тип>Почта</Тип><Значение>m.vetlugina@example.test</Значение></Контакт></Контакты>\
                        <Роль>Покупатель</Роль></Контрагент></Контрагенты>\
                        <Время>14:38:51</Время><Комментарий>Позвонить за час</Комментарий>\
                        <Налоги><Налог><Наименование>НДС</Наименование><УчтеноВСумме>true</УчтеноВСумме><Сумма>698.33</Сумма>\
                        <Ставка>20</Ставка></Налог></Налоги>\
                        <Товары><Товар><Ид>5b1f0c5e-7c1a-4d0e-9a41-0f6a2d7e1101#d93a54f2-18c7-49f5-8f55-2a6b90cc7702</Ид>\
                        <Артикул>ТК-118-42</Артикул><Наименование>Ботинки трекинговые &quot;Кедр&quot;#42, серый</Наименование>\
                        <БазоваяЕдиница Код="715" НаименованиеПолное="Пара (2 шт.)">пар</БазоваяЕдиница>\
                        <ЗначенияРеквизитов>KIND(Товар)</ЗначенияРеквизитов>\
                        <ЦенаЗаЕдиницу>3690.00</ЦенаЗаЕдиницу><Количество>1</Количество><Сумма>3690.00</Сумма>\
                        <Единица>715</Единица><Коэффициент>1</Коэффициент>\
                        <Налоги><Налог><Наименование>НДС</Наименование><УчтеноВСумме>true</УчтеноВСумме><Сумма>615.00</Сумма>\
                        <Ставка>20</Ставка></Налог></Налоги></Товар>\
                        <Товар><Ид>ORDER_DELIVERY</Ид><Наименование>Доставка заказа</Наименование>\
                        <БазоваяЕдиница Код="796" НаименованиеПолное="Штука">шт</БазоваяЕдиница>\
                        <ЗначенияРеквизитов>KIND(Услуга)</ЗначенияРеквизитов>\
                        <ЦенаЗаЕдиницу>500.00</ЦенаЗаЕдиницу><Количество>1</Количество><Сумма>500.00</Сумма>\
                        <Единица>796</Единица><Коэффициент>1</Коэффициент>\
                        <Налоги><Налог><Наименование>НДС</Наименование><УчтеноВСумме>true</УчтеноВСумме><Сумма>83.33</Сумма>\
                        <Ставка>20</Ставка></Налог></Налоги></Товар></Товары>\
                        <ЗначенияРеквизитов>\
                        VALUE(Метод оплаты=Банковская карта)VALUE(Метод оплаты ИД=3)VALUE(Заказ оплачен=true)\
                        VALUE(Дата оплаты=2026-03-11 14:40:02)VALUE(Номер платежного документа=77-1)VALUE(Сумма оплаты=4190.00)\
                        VALUE(Способ доставки=Курьер)VALUE(Метод доставки ИД=2)\
                        VALUE(Адрес доставки=630099, г. Новосибирск, ул. Вымышленная, д. 12, кв. 7)\
                        VALUE(Отменен=true)VALUE(Причина отмены=Отказ покупателя)\
                        VALUE(Статус заказа=[N] Принят)VALUE(Статуса заказа ИД=N)VALUE(Комментарии покупателя=Позвонить за час)VALUE(Сайт=[s1] Магазин &quot;Кедр&quot;)\
                        </ЗначенияРеквизитов></Документ></КоммерческаяИнформация>""".replace(
                                        "ADDRESS",
                                        "<Представление>630099, г. Новосибирск, ул. Вымышленная, д. 12, кв. 7</Представление>")
                                .replaceAll("KIND\\(([^)]+)\\)", "VALUE(ВидНоменклатуры=$1)VALUE(ТипНоменклатуры=$1)")
                                .replaceAll(
                                        "VALUE\\(([^=]+)=([^)]+)\\)",
                                        "<ЗначениеРеквизита><Наименование>$1</Наименование><Значение>$2</Значение></ЗначениеРеквизита>"));
    }

    /** What 1C takes from the document where a line has a rate of 0, or none. */
    @Test
    void theDocumentHasARateOnlyIfAllItsLinesHaveIt() {
        OrderLine untaxed = new OrderLine(
                null,
                null,
                "Книга",
                OrderUnit.PIECE,
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.TEN,
                new OrderTax(OrderTax.NONE, true),
                OrderLine.Kind.GOODS);

        assertThat(flat(GivenOrders.order("1"), "1"))
                .contains("<Сумма>16.67</Сумма><Ставка>20</Ставка></Налог></Налоги><Товары>");
        assertThat(flat(GivenOrders.begun("2").line(untaxed).build(), "2"))
                .contains("<Сумма>16.67</Сумма></Налог></Налоги><Товары>")
                .contains("<Ставка>Без НДС</Ставка>");
    }

    /** 1C makes an operation of the card of it, for the whole sum. */
    @Test
    void anOrderThatIsPaidInPartIsNotPaid() {
        Payment part = new Payment(NOW, BigDecimal.TEN, null);

        assertThat(flat(GivenOrders.begun("1").paid(part).build(), "1"))
                .contains("<Наименование>Заказ оплачен</Наименование><Значение>false</Значение>")
                .contains("<Наименование>Сумма оплаты</Наименование><Значение>10.00</Значение>");
    }

    @ParameterizedTest
    @CsvSource({"TRANSFER, Выплата безналичных денег", "CASH, Выплата наличных денег", "CARD, Эквайринговая операция"})
    void aPaymentIsADocumentOfItsKindForWhoAskedForIt(Payment.Kind kind, String operation) {
        Payment whole = new Payment(NOW, new BigDecimal("100"), null, kind);
        Order order = GivenOrders.begun("1").paid(whole).build();

        assertThat(new String(document(Form.CONTAINERS, order, "1"), WINDOWS_1251))
                .contains("<ХозОперация>" + operation + "</ХозОперация><Основание>1</Основание>");
        assertThat(flat(order, "1")).doesNotContain(operation);
    }

    @Test
    void theAddressOfTheDeliveryIsThatOfTheCustomerBecauseOneCLooksNowhereElse() {
        Delivery delivery = new Delivery(new Choice("Курьер"), "Томск, ул. Новая, 1", null, null);

        assertThat(flat(GivenOrders.begun("1").delivery(delivery).build(), "1"))
                .contains("<Адрес><Представление>Томск, ул. Новая, 1</Представление></Адрес>")
                .doesNotContain("АдресРегистрации");
    }

    @Test
    void aCompanyIsOneByItsOfficialNameAndAGuestIsNobodyElse() {
        Order company = GivenOrders.begun("7")
                .customer(new Customer(
                        null,
                        Customer.Kind.COMPANY,
                        "Пример-Снаб ООО",
                        null,
                        "ООО \"Пример-Снаб\"",
                        "0000000000",
                        "000000000",
                        null,
                        List.of(),
                        "Ломов Егор"))
                .build();

        assertThat(flat(company, "7"))
                .contains("<Контрагент><Ид>guest-7</Ид><Наименование>Пример-Снаб ООО</Наименование>"
                        + "<ОфициальноеНаименование>ООО &quot;Пример-Снаб&quot;</ОфициальноеНаименование>"
                        + "<ИНН>0000000000</ИНН><КПП>000000000</КПП>"
                        + "<Представители><Представитель><Контрагент><Отношение>Контактное лицо</Отношение>"
                        + "<Наименование>Ломов Егор</Наименование></Контрагент></Представитель></Представители>"
                        + "<Роль>Покупатель</Роль></Контрагент>")
                .doesNotContain("ПолноеНаименование>Пример");
        assertThat(flat(GivenOrders.order("8"), "8"))
                .contains("<ПолноеНаименование>Иванова Анна</ПолноеНаименование>")
                .doesNotContain("ОфициальноеНаименование");
    }

    @Test
    void whatWindows1251LacksIsWrittenByItsNumberAndNothingElseIs() {
        Order order = GivenOrders.order("1", "№ ☃ 😀 «ёлка» <b>&amp;</b>\r\nдвор");

        String bytes = new String(document(Form.FLAT, order, "1"), WINDOWS_1251);

        assertThat(bytes)
                .contains("<Комментарий>№ &#9731; &#128512; «ёлка» &lt;b&gt;&amp;amp;&lt;/b&gt;\nдвор</Комментарий>");
    }

    @Test
    void noElementIsEmptyBecauseOneCGivesItTheValueOfTheOneBefore() {
        String document = flat(GivenOrders.order("1"), "1") + flat(OrderJson.order(GivenOrders.full("2")), "2");

        assertThat(document).doesNotContain("/>").doesNotContain("CDATA").doesNotContain("<!");
        assertThat(document).doesNotContainPattern("<([^/>][^>]*)></");
    }

    @Test
    void whoAsksForContainersGetsThePaymentAsADocumentOfItsOwn() {
        String document = new String(
                document(Form.CONTAINERS, OrderJson.order(GivenOrders.full("70411")), "70411"), WINDOWS_1251);

        assertThat(document)
                .contains("ВерсияСхемы=\"3.1\"")
                .contains("<Контейнер><Документ><Ид>70411</Ид><НомерВерсии>3</НомерВерсии>")
                .contains("<Тип>Электронная почта</Тип>")
                .contains("<Единица><Код>715</Код><НаименованиеПолное>Пара (2 шт.)</НаименованиеПолное></Единица>")
                .contains("<Документ><Ид>70411-1</Ид><НомерВерсии>3</НомерВерсии><Номер>70411-1</Номер>")
                .contains("<Тип>Город</Тип><Значение>Новосибирск</Значение>")
                .contains("<Наименование>Оплачено</Наименование><Значение>true</Значение>")
                .contains("<СтавкаНалога><Наименование>НДС</Наименование><Ставка>20</Ставка></СтавкаНалога>")
                .contains("<ХозОперация>Выплата безналичных денег</ХозОперация><Основание>70411</Основание>")
                .endsWith("</Документ></Контейнер></КоммерческаяИнформация>");
        assertThat(new String(document(Form.CONTAINERS, GivenOrders.order("1"), "1"), WINDOWS_1251))
                .contains("</Документ></Контейнер>")
                .doesNotContain("Выплата");
    }

    /** Stock 1C makes no difference between what the scheme allows and what it does not; other readers do. */
    @Test
    void aFlatDocumentIsValid() throws Exception {
        assumeThat(SCHEMA).exists();
        String full = flat(OrderJson.order(GivenOrders.full("70411")), "70411");
        String company = flat(
                GivenOrders.begun("7")
                        .customer(Customer.company("Снаб", "ООО Снаб"))
                        .build(),
                "7");

        assertThat(mistakes(full)).isEmpty();
        assertThat(mistakes(company)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentWithoutOrdersIsABareRoot(Form form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OrderDocuments documents = documents(form, StandardCharsets.UTF_8);
        bytes.writeBytes(documents.head(NOW));
        bytes.writeBytes(documents.tail());

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<КоммерческаяИнформация ВерсияСхемы=\""
                        + form.version() + "\" ДатаФормирования=\"2026-03-11T09:42:07\"></КоммерческаяИнформация>");
    }

    private static List<String> mistakes(String document) throws Exception {
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SCHEMA.toFile())
                .newValidator();
        List<String> mistakes = new ArrayList<>();
        validator.setErrorHandler(new org.xml.sax.helpers.DefaultHandler() {
            @Override
            public void error(org.xml.sax.SAXParseException mistake) {
                mistakes.add(mistake.getMessage());
            }
        });
        String named = document.replace("encoding=\"windows-1251\"", "encoding=\"UTF-8\"")
                .replace("<КоммерческаяИнформация ", "<КоммерческаяИнформация xmlns=\"urn:1C.ru:commerceml_2\" ");
        validator.validate(new StreamSource(new StringReader(named)));
        return mistakes;
    }

    private static String flat(Order order, String number) {
        return new String(document(Form.FLAT, order, number), WINDOWS_1251);
    }

    private static byte[] document(Form form, Order order, String number) {
        OrderDocuments documents = documents(form, WINDOWS_1251);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(documents.head(NOW));
        bytes.writeBytes(documents.of(order, number, 3));
        bytes.writeBytes(documents.tail());
        return bytes.toByteArray();
    }

    private static OrderDocuments documents(Form form, Charset charset) {
        return new OrderDocuments(form, charset, NOVOSIBIRSK, Map.of("RUB", "руб"));
    }
}
