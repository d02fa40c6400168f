package com.example.shop;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a visitor wants to buy: pieces by article. It lies in the session, so it is serializable, and web.xml names it in
 * {@code seans.session.allowed-classes}.
 */
public record Basket(SortedMap<String, Integer> pieces) implements Serializable {

    private static final String ATTRIBUTE = "basket";

    public Basket {
        pieces = Collections.unmodifiableSortedMap(new TreeMap<>(pieces));
    }

    /** The visitor's, empty if there is none yet. */
    static Basket of(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Basket basket ? basket : new Basket(new TreeMap<>());
    }

    void putInto(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    static void takeFrom(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    Basket with(String article) {
        TreeMap<String, Integer> more = new TreeMap<>(pieces);
        more.merge(article, 1, Integer::sum);
        return new Basket(more);
    }

    int total() {
        return pieces.values().stream().mapToInt(Integer::intValue).sum();
    }
}
