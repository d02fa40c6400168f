package com.example.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the shop asks for an offer of 1C. */
@Entity
@Table(name = "shop_price")
public class ShopPrice {

    @Id
    @Column(length = 100)
    private String offer;

    @Column(nullable = false, precision = 19, scale = 2)
    private BigDecimal amount;

    /** For the persistence provider. */
    protected ShopPrice() {}

    ShopPrice(String offer, BigDecimal amount) {
        this.offer = offer;
        this.amount = amount.setScale(2, RoundingMode.HALF_UP);
    }

    BigDecimal amount() {
        return amount;
    }
}
