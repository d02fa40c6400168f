package dev.seans.acceptance;

import dev.seans.smoke.AdminApi;
import dev.seans.testkit.onec.OneCConnection;
import dev.seans.testkit.onec.OneCFile;
import dev.seans.testkit.onec.OneCSession;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Products with images, and images. */
final class Pictures {

    private Pictures() {}

    /** A document with one product that has these images. */
    static OneCFile document(String name, String product, String... images) {
        return document(name, product, "", images);
    }

    /** The same product, to be deleted. */
    static OneCFile deletion(String name, String product, String... images) {
        return document(name, product, " Статус=\"Удален\"", images);
    }

    private static OneCFile document(String name, String product, String status, String... images) {
        String pictures =
                Arrays.stream(images).map("<Картинка>%s</Картинка>"::formatted).collect(Collectors.joining());
        return OneCFile.of(name, """
                <?xml version="1.0" encoding="UTF-8"?>
                <КоммерческаяИнформация ВерсияСхемы="2.07" ДатаФормирования="2026-01-02T03:04:05">
                  <Каталог СодержитТолькоИзменения="true"><Ид>c</Ид><Наименование>Каталог</Наименование><Товары>
                    <Товар%s><Ид>%s</Ид><Наименование>Чай</Наименование>%s</Товар>
                  </Товары></Каталог>
                </КоммерческаяИнформация>
                """.formatted(status, product, pictures));
    }

    /** Bytes that begin like a JPEG; images of different texts differ. */
    static OneCFile jpeg(String path, String text) {
        byte[] content = ("\u00FF\u00D8\u00FF\u00E0" + text).getBytes(StandardCharsets.ISO_8859_1);
        return new OneCFile(path, content);
    }

    static String sha256(OneCFile file) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.content()));
    }

    /** A product's images as operators see them. */
    static List<JsonObject> of(AdminApi api, String product) throws IOException {
        return api.get("catalog/products?limit=1000").getJsonArray("products").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("id").equals(product))
                .flatMap(one -> one.getJsonArray("images").getValuesAs(JsonObject.class).stream())
                .toList();
    }

    static void send(OneCConnection connection, OneCSession session, OneCFile... files) throws IOException {
        for (OneCFile file : files) {
            String answer =
                    connection.file(session, file.name(), file.content()).text();
            if (!answer.equals("success")) {
                throw new IOException(file.name() + ": " + answer);
            }
        }
    }
}
