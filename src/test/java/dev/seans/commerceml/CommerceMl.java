package dev.seans.commerceml;

import dev.seans.records.CatalogRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small documents for tests, and what the reader makes of them. */
public final class CommerceMl {

    private CommerceMl() {}

    /** A document with this inside its root. */
    public static String document(String... content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<КоммерческаяИнформация ВерсияСхемы=\"2.07\">"
                + String.join("\n", content) + "</КоммерческаяИнформация>";
    }

    public static String classifier(String... content) {
        return document("<Классификатор>" + String.join("\n", content) + "</Классификатор>");
    }

    public static String products(String... products) {
        return document("<Каталог><Товары>" + String.join("\n", products) + "</Товары></Каталог>");
    }

    public static String offers(String... offers) {
        return document(
                "<ПакетПредложений><Предложения>" + String.join("\n", offers) + "</Предложения></ПакетПредложений>");
    }

    public static List<CatalogRecord> read(String document) throws CatalogFormatException {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    public static List<CatalogRecord> read(String document, Charset charset) throws CatalogFormatException {
        return read(document.getBytes(charset));
    }

    public static List<CatalogRecord> read(byte[] document) throws CatalogFormatException {
        List<CatalogRecord> records = new ArrayList<>();
        try (CatalogReader reader = new CatalogReader(new ByteArrayInputStream(document))) {
            for (CatalogRecord next = reader.next(); next != null; next = reader.next()) {
                records.add(next);
            }
        }
        return records;
    }

    /** The only record of a document. */
    public static <R extends CatalogRecord> R one(Class<R> kind, String document) throws CatalogFormatException {
        List<CatalogRecord> records = read(document);
        if (records.size() != 1) {
            throw new AssertionError("Expected one record, not " + records);
        }
        return kind.cast(records.get(0));
    }
}
