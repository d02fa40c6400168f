package dev.seans.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Attacks on the exchange: good requests with damage, of all kinds. */
final class Attacks {

    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2" ВерсияСхемы="2.07" ДатаФормирования="2026-01-02T03:04:05">
              <Классификатор><Ид>c</Ид><Наименование>К</Наименование>
                <Группы><Группа><Ид>g</Ид><Наименование>Г</Наименование></Группа></Группы></Классификатор>
              <Каталог СодержитТолькоИзменения="true"><Ид>c</Ид><Товары>
                <Товар><Ид>p1</Ид><Наименование>Чай</Наименование><Группы><Ид>g</Ид></Группы>
                  <Картинка>import_files/aa/p1.jpg</Картинка>
                  <ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Вес</Наименование><Значение>1</Значение></ЗначениеРеквизита></ЗначенияРеквизитов></Товар>
              </Товары></Каталог>
              <ПакетПредложений><Ид>c#</Ид><ИдКаталога>c</ИдКаталога><Предложения>
                <Предложение><Ид>p1#x</Ид><Цены><Цена><ИдТипаЦены>t</ИдТипаЦены><ЦенаЗаЕдиницу>12,50</ЦенаЗаЕдиницу></Цена></Цены>
                  <Количество>3</Количество><Склад ИдСклада="w" КоличествоНаСкладе="3"/></Предложение>
              </Предложения></ПакетПредложений>
            </КоммерческаяИнформация>
            """;

    private Attacks() {}

    static Arbitrary<Attack> any() throws IOException {
        return Arbitraries.oneOf(queries(), headers(), names(), documents(), archives(), raw());
    }

    /** Damage in every field: the method, the path, the names of headers, their values, the chunks of a body. */
    private static Arbitrary<Attack> raw() {
        Arbitrary<String> requests = Arbitraries.of(
                request("POST", "/exchange?type=catalog&mode=file&filename=raw.xml&sessid=<id>"),
                request("GET", "/exchange?type=catalog&mode=checkauth"),
                request("GET", "/api/exchanges?user=1c&limit=10"),
                request("POST", "/api/imports/1/cancel"),
                request("GET", "/hs/whoami"));
        return requests.flatMap(request -> Hostile.damaged(request.getBytes(StandardCharsets.UTF_8)))
                .map(Attack::raw);
    }

    private static String request(String method, String pathAndQuery) {
        return method + " /seans" + pathAndQuery + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic MWM6MWM=\r\n"
                + "Cookie: seans=<id>; IBSession=<id>\r\nIBSession: start\r\nX-Forwarded-For: 203.0.113.7, 10.0.0.1\r\n"
                + "Forwarded: for=203.0.113.7;proto=https\r\nAccept: application/json\r\nOrigin: http://localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<a/>x\r\n0\r\n\r\n";
    }

    private static Arbitrary<Attack> queries() {
        Arbitrary<String> types = Arbitraries.of("catalog", "sale", "reference", "listen");
        Arbitrary<String> modes = Arbitraries.of(
                "checkauth", "init", "file", "import", "query", "success", "info", "deactivate", "complete");
        return Combinators.combine(types, modes)
                .as((type, mode) -> "type=" + type + "&mode=" + mode
                        + "&sessid=<id>&filename=import_files/%D0%B6.xml&timestamp=1767225600&version=3.1")
                .flatMap(Hostile::damaged)
                .map(Attack::query);
    }

    private static Arbitrary<Attack> headers() {
        Arbitrary<String> headers = Arbitraries.of("Cookie", "IBSession", "Authorization", "Content-Type", "Origin");
        Arbitrary<String> values = Arbitraries.oneOf(
                Hostile.text(), Hostile.damaged("seans=<id>; other=1"), Hostile.damaged("Basic MWM6MWM="));
        return Combinators.combine(headers, values).as(Attack::header);
    }

    private static Arbitrary<Attack> names() {
        return Arbitraries.oneOf(Hostile.text(), Hostile.damaged("import_files/ab/Чай.jpg"))
                .map(Attack::name);
    }

    private static Arbitrary<Attack> documents() {
        return Hostile.damaged(DOCUMENT.getBytes(StandardCharsets.UTF_8)).map(Attack::document);
    }

    private static Arbitrary<Attack> archives() throws IOException {
        return Hostile.damaged(archive()).map(archive -> Attack.archive(archive, "import0_1.xml"));
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("import0_1.xml"));
            zip.write(DOCUMENT.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("import_files/aa/p1.jpg"));
            zip.write(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3});
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
