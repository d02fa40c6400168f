package dev.seans.commerceml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small piece of a document in memory: one record. Namespaces are ignored, since exports disagree about them. It remembers
 * what it was asked for: the rest is what nobody reads ({@link Leftover}).
 */
final class Element {

    private final String name;
    private final int line;
    private final int column;
    private final Map<String, String> attributes;
    private List<Element> children = List.of();
    private String text = "";
    private @Nullable StringBuilder furtherText;
    private boolean met;
    private boolean textRead;
    private boolean done;
    private Set<String> attributesRead = Set.of();

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

    /** A piece of its text; there may be several, between children. */
    void addText(String piece) {
        if (text.isEmpty()) {
            text = piece;
        } else {
            furtherText = furtherText == null ? new StringBuilder() : furtherText;
            furtherText.append(piece);
        }
    }

    private String wholeText() {
        return furtherText == null ? text : text + furtherText;
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
        met = true;
        return children;
    }

    List<Element> children(String childName) {
        met = true;
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
        met = true;
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
        return child == null ? List.of() : child.children();
    }

    /** Its own text; null if blank. */
    @Nullable
    String text() {
        met = true;
        textRead = true;
        return TextValue.clean(wholeText());
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
        met = true;
        String value = attributes.get(attributeName);
        if (value != null) {
            attributesRead = attributesRead.isEmpty() ? new HashSet<>() : attributesRead;
            attributesRead.add(attributeName);
        }
        return TextValue.clean(value);
    }

    /** A value that some schema versions write as an attribute and some as a child. */
    @Nullable
    String attributeOrText(String valueName) {
        String attribute = attribute(valueName);
        return attribute == null ? text(valueName) : attribute;
    }

    /** Nothing of it is left over, whatever was read: what is wrong with it is told otherwise. */
    void finish() {
        done = true;
    }

    /** Whether it holds anything that nobody asked for. Of most records it is asked in vain, so it makes nothing. */
    boolean hasLeftover() {
        if (done) {
            return false;
        }
        boolean own = !met || attributesRead.size() < attributes.size() || isTextLeft();
        if (own) {
            return true;
        }
        for (Element child : children) {
            if (child.hasLeftover()) {
                return true;
            }
        }
        return false;
    }

    private boolean isTextLeft() {
        return !textRead && TextValue.clean(wholeText()) != null;
    }

    /** How it came out of the document, and what of it was read. */
    Reading reading() {
        return new Reading();
    }

    /** Looks without being noticed. */
    final class Reading {

        private Reading() {}

        /** Whether anybody asked it for anything. */
        boolean isMet() {
            return met;
        }

        boolean isRead(String attribute) {
            return attributesRead.contains(attribute);
        }

        boolean hasUnreadText() {
            return isTextLeft();
        }

        Map<String, String> attributes() {
            return attributes;
        }

        List<Element> children() {
            return children;
        }

        String text() {
            return wholeText();
        }
    }
}
