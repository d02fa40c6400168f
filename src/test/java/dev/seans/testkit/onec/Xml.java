package dev.seans.testkit.onec;

import java.util.stream.Collectors;

/** What both schemas of CommerceML write alike. */
final class Xml {

    private Xml() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String pictures(Product product) {
        return product.pictures().stream()
                .map(picture -> "<Картинка>" + escaped(picture.name()) + "</Картинка>")
                .collect(Collectors.joining());
    }
}
