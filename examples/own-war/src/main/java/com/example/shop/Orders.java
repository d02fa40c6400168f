package com.example.shop;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The shop's own table, in the same database as the sessions, in transactions of its own. */
@Stateless
public class Orders {

    @PersistenceContext(unitName = "shop")
    private EntityManager entities;

    /** The number of the new order. */
    public String place(Basket basket) {
        PlacedOrder order = PlacedOrder.of(basket);
        entities.persist(order);
        return order.id();
    }

    public long count() {
        return entities.createQuery("SELECT COUNT(o) FROM PlacedOrder o", Long.class)
                .getSingleResult();
    }
}
