package com.example.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A basket that was bought. */
@Entity
@Table(name = "placed_order")
public class PlacedOrder {

    @Id
    @Column(length = 36)
    private String id;

    @Column(length = 4000, nullable = false)
    private String articles;

    @Column(nullable = false)
    private int pieces;

    /** For the persistence provider. */
    protected PlacedOrder() {}

    static PlacedOrder of(Basket basket) {
        PlacedOrder order = new PlacedOrder();
        order.id = UUID.randomUUID().toString();
        order.articles = basket.pieces().toString();
        order.pieces = basket.total();
        return order;
    }

    String id() {
        return id;
    }
}
