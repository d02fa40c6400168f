package dev.seans.orders;

import org.jspecify.annotations.Nullable;

/**
 * One of several things that 1C knows by name: a status, a way to pay, a way of delivery.
 *
 * @param name as the tables of 1C's exchange node have it, letter by letter
 * @param id of the shop
 */
public record Choice(String name, @Nullable String id) {

    /**
     * Blanks around both are dropped.
     *
     * @throws InvalidOrderException if one of them is empty, too long, or no text for XML
     */
    public Choice {
        name = OrderCheck.trimmed(name);
        id = OrderCheck.stripped(id);
        new OrderCheck().text("name", name, 255).optional("id", id, 100).done();
    }

    public Choice(String name) {
        this(name, null);
    }
}
