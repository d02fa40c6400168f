package dev.seans.chaos;

import dev.seans.smoke.ShopAndOneC;
import java.io.IOException;
import java.util.Random;

/** A shop that puts orders and changes them; what it has put, 1C must have in the end, in the newest version. */
final class OrderTraffic implements Traffic {

    private static final int ORDERS = 200;

    private final ShopAndOneC orders;
    private int version;

    OrderTraffic(ShopAndOneC orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "orders of a shop";
    }

    @Override
    public boolean step(Random random) throws IOException {
        if (!orders.put("X" + random.nextInt(ORDERS), version + 1)) {
            return false;
        }
        version++;
        return true;
    }

    @Override
    public void check() {
        orders.assertAllArrivedInTheirNewestVersion();
    }
}
