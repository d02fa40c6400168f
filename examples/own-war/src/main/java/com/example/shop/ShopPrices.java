package com.example.shop;

import dev.seans.imports.CatalogSink;
import dev.seans.records.KeyedRecord;
import dev.seans.records.OfferRecord;
import dev.seans.records.Price;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Where the exchange runs in the same WAR: keeps the price of every offer that 1C sends, in the transaction of the import, so
 * that the shop never shows half of a chunk.
 */
@ApplicationScoped
public class ShopPrices implements CatalogSink {

    @PersistenceContext(unitName = "shop")
    private EntityManager entities;

    @Override
    public void chunk(long importId, long chunkNo, List<KeyedRecord> records) {
        for (KeyedRecord keyed : records) {
            if (keyed instanceof OfferRecord offer && offer.prices() != null) {
                offer.prices().stream()
                        .map(Price::amount)
                        .filter(amount -> amount != null)
                        .findFirst()
                        .ifPresent(amount -> entities.merge(new ShopPrice(offer.id(), amount)));
            }
        }
    }
}
