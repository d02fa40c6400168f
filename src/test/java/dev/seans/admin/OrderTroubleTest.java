package dev.seans.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.orderbook.OrderFigures.OfSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrderTroubleTest {

    @Test
    void whereAllIsWellNothingIsSaid() {
        assertThat(OrderTrouble.of(new OfSource("1c", 12, Duration.ofHours(3), null, false, 0, 0)))
                .isEmpty();
    }

    @Test
    void eachTroubleIsASentenceThatSaysWhatToDo() {
        assertThat(OrderTrouble.of(new OfSource("trade", 12, Duration.ofHours(26), null, true, 2, 3)))
                .containsExactly(
                        "orders of source trade that 1C cannot take: 2; GET /api/orders?state=QUARANTINED says which and why",
                        "orders of source trade that wait for 1C: 12, the first for 1560 minutes; see whether 1C exchanges orders,"
                                + " and GET /api/orders?state=OFFERED for those that it does not confirm",
                        "orders of source trade that 1C has confirmed and never sent back: 3; it may have skipped them, so look"
                                + " there for those without seenAt in GET /api/orders?state=CONFIRMED");
        assertThat(OrderTrouble.of(new OfSource("trade", 0, Duration.ZERO, null, false, 0, 1000)))
                .singleElement()
                .asString()
                .contains("at least 1000;");
    }
}
