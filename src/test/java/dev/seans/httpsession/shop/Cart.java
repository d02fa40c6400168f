package dev.seans.httpsession.shop;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What a shop keeps in a session, and changes in place. */
public class Cart implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<Line> lines = new ArrayList<>();
    private Object anything = "";

    public Cart add(String product, int quantity) {
        lines.add(new Line(product, quantity));
        return this;
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Whatever a test wants to hide in it. */
    public Cart with(Object other) {
        anything = other;
        return this;
    }

    public Object anything() {
        return anything;
    }
}
