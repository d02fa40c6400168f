package dev.seans.login;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** The forms of a page of HTML, read as browsers read it. */
final class HtmlForms {

    private static final String PASSWORD = "password";

    private final Document page;

    private HtmlForms(Document page) {
        this.page = page;
    }

    /**
     * Reads a page.
     *
     * @param charset as its header Content-Type says; if that says nothing, the page tells itself, or it is UTF-8
     */
    static HtmlForms of(byte[] page, Optional<String> charset) {
        try {
            return new HtmlForms(Jsoup.parse(new ByteArrayInputStream(page), charset.orElse(null), ""));
        } catch (IOException impossible) {
            throw new UncheckedIOException("an array of bytes cannot fail", impossible);
        }
    }

    /** Whether somebody is to type a password there. */
    boolean wantPassword() {
        return page.getAllElements().stream().anyMatch(HtmlForms::isPassword);
    }

    /**
     * The hidden fields of the form to log in with, in their order: of the one with a field for a password; else of the first
     * that is posted; else of the only one.
     */
    List<Field> hiddenFields() {
        return loginForm().stream()
                .flatMap(this::elements)
                .filter(element ->
                        isInput(element, "hidden") && !element.attr("name").isEmpty() && !element.hasAttr("disabled"))
                .map(element -> new Field(element.attr("name"), element.attr("value")))
                .toList();
    }

    private Optional<FormElement> loginForm() {
        List<FormElement> forms = page.forms();
        return forms.stream()
                .filter(form -> elements(form).anyMatch(HtmlForms::isPassword))
                .findFirst()
                .or(() -> forms.stream()
                        .filter(form -> form.attr("method").strip().equalsIgnoreCase("post"))
                        .findFirst())
                .or(() -> forms.size() == 1 ? Optional.of(forms.get(0)) : Optional.empty());
    }

    /** Those within it, and those elsewhere on the page that name it. */
    private Stream<Element> elements(FormElement form) {
        String id = form.id();
        Stream<Element> elsewhere = id.isEmpty()
                ? Stream.empty()
                : page.getAllElements().stream()
                        .filter(element -> element.attr("form").equals(id)
                                && !form.elements().contains(element));
        return Stream.concat(form.elements().stream(), elsewhere);
    }

    private static boolean isPassword(Element element) {
        return isInput(element, PASSWORD);
    }

    private static boolean isInput(Element element, String type) {
        return element.normalName().equals("input")
                && element.attr("type").strip().toLowerCase(Locale.ROOT).equals(type);
    }

    /** Name and value of a field. */
    record Field(String name, String value) {

        /** Shows no value. */
        @Override
        public String toString() {
            return "field " + name;
        }
    }
}
