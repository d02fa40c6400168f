package dev.seans.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seans.api.HealthReason;
import dev.seans.orderbook.OrderFigures.OfSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderTroubleTest {

    private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void whereAllIsWellNothingIsSaid() {
        assertThat(OrderTrouble.of(new OfSource("1c", 12, Duration.ofHours(3), null, false, 0, null, 0)))
                .isEmpty();
    }

    @Test
    void eachTroubleIsASentenceThatSaysWhatToDo() {
        assertThat(OrderTrouble.of(
                        new OfSource("trade", 12, Duration.ofHours(26), SINCE, true, 2, SINCE.plusSeconds(1), 3)))
                .extracting(HealthReason::code, HealthReason::about, HealthReason::since, HealthReason::text)
                .containsExactly(
                        tuple(
                                HealthReason.Code.ORDERS_QUARANTINED,
                                "trade",
                                SINCE.plusSeconds(1),
                                "orders of source trade that 1C cannot take: 2; GET /api/orders?state=QUARANTINED says which and why"),
                        tuple(
                                HealthReason.Code.ORDERS_LATE,
                                "trade",
                                SINCE,
                                "orders of source trade that wait for 1C: 12, the first for 1560 minutes; see whether 1C exchanges orders,"
                                        + " and GET /api/orders?state=OFFERED for those that it does not confirm"),
                        tuple(
                                HealthReason.Code.ORDERS_UNSEEN,
                                "trade",
                                null,
                                "orders of source trade that 1C has confirmed and never sent back: 3; it may have skipped them, so look"
                                        + " there for those without seenAt in GET /api/orders?state=CONFIRMED"));
        assertThat(OrderTrouble.of(new OfSource("trade", 0, Duration.ZERO, null, false, 0, null, 1000)))
                .singleElement()
                .satisfies(reason -> assertThat(reason.text()).contains("at least 1000;"));
    }
}
