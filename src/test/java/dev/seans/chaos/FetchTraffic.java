package dev.seans.chaos;

import dev.seans.smoke.ShopAndOneC;
import java.io.IOException;
import java.util.Random;

/** A 1C that fetches orders; also when nothing is broken, one answer in four gets lost, and one confirmation in four. */
final class FetchTraffic implements Traffic {

    private final ShopAndOneC orders;

    FetchTraffic(ShopAndOneC orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "exchanges of orders";
    }

    @Override
    public boolean step(Random random) throws IOException {
        var unused = orders.fetch(random.nextInt(4) > 0, random.nextInt(4) > 0);
        return true;
    }
}
