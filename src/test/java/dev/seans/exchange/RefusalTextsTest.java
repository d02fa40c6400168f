package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.orderbook.Refusal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTextsTest {

    @ParameterizedTest
    @EnumSource
    void eachReasonWhyADocumentOfAnOrderChangesNothingHasAText(Refusal refusal) {
        assertThat(new ExchangeTexts(Locale.ENGLISH).of(ExchangeText.valueOf("ORDER_" + refusal), "70411"))
                .contains("changes nothing");
    }
}
