package dev.seans.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small piece of a document in memory: one record. Namespaces are ignored, since exports disagree about them. */
final class Element {

    private final String name;
    private final int line;
    private final int column;
    private final Map<String, String> attributes;
    private List<Element> children = List.of();
    private String text = "";

    Element(String name, int line, int column, Map<String, String> attributes) {
        this.name = name;
        this.line = line;
        this.column = column;
        this.attributes = attributes;
    }

    void add(Element child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    void setText(String text) {
        this.text = text;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    List<Element> children() {
        return children;
    }

    List<Element> children(String childName) {
        List<Element> found = List.of();
        for (Element child : children) {
            if (child.name.equals(childName)) {
                found = found.isEmpty() ? new ArrayList<>(4) : found;
                found.add(child);
            }
        }
        return found;
    }

    /** The first child of this name. */
    @Nullable
    Element child(String childName) {
        for (Element child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return null;
    }

    /** The children of the first child of this name; none if it is absent. */
    List<Element> childrenOf(String childName) {
        Element child = child(childName);
        return child == null ? List.of() : child.children;
    }

    /** Its own text; null if blank. */
    @Nullable
    String text() {
        return TextValue.clean(text);
    }

    /** The text of the first child of this name; null if it is absent or blank. */
    @Nullable
    String text(String childName) {
        Element child = child(childName);
        return child == null ? null : child.text();
    }

    /** Null if it is absent or blank. */
    @Nullable
    String attribute(String attributeName) {
        return TextValue.clean(attributes.get(attributeName));
    }

    /** A value that some schema versions write as an attribute and some as a child. */
    @Nullable
    String attributeOrText(String valueName) {
        String attribute = attribute(valueName);
        return attribute == null ? text(valueName) : attribute;
    }
}
