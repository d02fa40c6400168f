package dev.seans.admin;

import dev.seans.api.HealthReason;
import dev.seans.api.HealthReason.Code;
import dev.seans.orderbook.OrderFigures;
import dev.seans.orderbook.OrderFigures.OfSource;
import java.util.ArrayList;
import java.util.List;

/** What of the orders of a source an operator should look at. It takes no node away: each would be as badly off. */
final class OrderTrouble {

    private OrderTrouble() {}

    /** None if nothing is wrong. */
    static List<HealthReason> of(OfSource source) {
        List<HealthReason> troubles = new ArrayList<>(3);
        if (source.quarantined() > 0) {
            String text =
                    "orders of source %s that 1C cannot take: %d; GET /api/orders?state=QUARANTINED says which and why"
                            .formatted(source.name(), source.quarantined());
            troubles.add(new HealthReason(Code.ORDERS_QUARANTINED, source.name(), source.quarantinedSince(), text));
        }
        if (source.isLate()) {
            String text =
                    ("orders of source %s that wait for 1C: %d, the first for %d minutes; see whether 1C exchanges orders,"
                                    + " and GET /api/orders?state=OFFERED for those that it does not confirm")
                            .formatted(
                                    source.name(),
                                    source.pending(),
                                    source.oldest().toMinutes());
            troubles.add(new HealthReason(Code.ORDERS_LATE, source.name(), source.oldestSince(), text));
        }
        if (source.unseen() > 0) {
            String atLeast = source.unseen() == OrderFigures.UNSEEN_COUNTED ? "at least " : "";
            String text =
                    ("orders of source %s that 1C has confirmed and never sent back: %s%d; it may have skipped them, so look"
                                    + " there for those without seenAt in GET /api/orders?state=CONFIRMED")
                            .formatted(source.name(), atLeast, source.unseen());
            troubles.add(new HealthReason(Code.ORDERS_UNSEEN, source.name(), null, text));
        }
        return troubles;
    }
}
