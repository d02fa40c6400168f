package dev.seans.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.upstream.UpstreamName;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final UpstreamName ERP = new UpstreamName("erp");

    @Test
    void whoeverFindsTheH2FileLockedIsToldWhatElseThereIs() {
        assertThat(told("90020"))
                .contains("its H2 file is open in another process")
                .contains("GET /api/upstreams/<name>/cookies")
                .doesNotContain("see whether it runs");
        assertThat(told("08001")).contains("see whether it runs").doesNotContain("H2");
    }

    private static String told(String state) {
        return Sentences.databaseUnreachable(
                ERP, Optional.empty(), new IllegalStateException(new SQLNonTransientConnectionException("no", state)));
    }
}
