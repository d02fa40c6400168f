package dev.seans.admin;

import dev.seans.api.JsonFields;
import dev.seans.publications.ReuseMode;
import dev.seans.reuse.PoolReport;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Pools as JSON. */
final class PoolJson {

    private static final int MILLISECONDS = 3;

    private PoolJson() {}

    static JsonValue list(List<PoolReport> pools) {
        return JsonFields.object()
                .add("pools", JsonFields.array(pools, PoolJson::of))
                .build();
    }

    private static JsonValue of(PoolReport pool) {
        return JsonFields.object()
                .add("publication", pool.publication())
                .add("service", pool.service())
                .add("reuse", pool.mode().text())
                .add("size", JsonFields.value(pool.mode() == ReuseMode.AUTOUSE ? pool.size() : null))
                .add("busy", pool.busy())
                .add("idle", pool.idle())
                .add("waiting", pool.waiting())
                .add("combinations", pool.combinations())
                .add("created", pool.created())
                .add("reused", pool.reused())
                .add("expired", pool.expired())
                .add("refused", pool.refused())
                .add("meanWaitSeconds", seconds(pool.meanWait()))
                .add("savedSeconds", seconds(pool.saved()))
                .build();
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), MILLISECONDS);
    }
}
