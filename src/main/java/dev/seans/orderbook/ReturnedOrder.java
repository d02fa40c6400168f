package dev.seans.orderbook;

import dev.seans.records.OrderRecord;

/**
 * What 1C has sent back of an order, a payment of it or a shipment.
 *
 * @param shop that has put the order
 * @param number that the shop gave it
 */
public record ReturnedOrder(String shop, String number, OrderRecord document) {}
