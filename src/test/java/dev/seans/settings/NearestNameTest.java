package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("entry", "reuse", "refusal", "scope", "sources");

    @ParameterizedTest
    @CsvSource({"entri, entry", "rfusal, refusal", "scop, scope", "source, sources", "re_use, reuse", "ntry, entry"})
    void aSlipOfTheHandFindsWhatWasMeant(String written, String meant) {
        assertThat(NearestName.of(written, KNOWN)).isEqualTo(meant);
    }

    @Test
    void withoutKnownNamesThereIsNoNearest() {
        assertThatIllegalArgumentException().isThrownBy(() -> NearestName.of("x", List.of()));
    }
}
