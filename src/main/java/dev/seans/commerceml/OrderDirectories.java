package dev.seans.commerceml;

import java.nio.charset.Charset;
import java.util.Map;

/** Writes what 1C may choose from when it is set up: statuses, ways to pay, ways of delivery; each by its id. */
public record OrderDirectories(Charset charset) {

    /** Its first letter is a Latin C, because clients look for what Bitrix sends (protocol, section 1.2). */
    private static final String STATUSES = "C" + "татусы";

    private static final String ROOT = "Справочник";

    /** The document; ways of delivery stand in it only if there are any, because older clients know none. */
    public byte[] of(Map<String, String> statuses, Map<String, String> payments, Map<String, String> deliveries) {
        XmlText xml = new XmlText().declaration(charset).open(ROOT);
        directory(xml, STATUSES, statuses);
        directory(xml, "ПлатежныеСистемы", payments);
        if (!deliveries.isEmpty()) {
            directory(xml, "СлужбыДоставки", deliveries);
        }
        return xml.close(ROOT).encoded(charset);
    }

    private static void directory(XmlText xml, String name, Map<String, String> entries) {
        xml.open(name);
        entries.forEach((id, label) ->
                xml.open("Элемент").element("Ид", id).element("Название", label).close("Элемент"));
        xml.close(name);
    }
}
