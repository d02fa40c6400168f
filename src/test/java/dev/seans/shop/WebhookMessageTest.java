package dev.seans.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.settings.WebhookSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookMessageTest {

    /** The example of the Standard Webhooks specification. */
    @Test
    void theSignatureIsThatOfTheSpecification() {
        byte[] key = WebhookSecret.key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

        assertThat(WebhookMessage.signature(
                        key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_?"})
    void whatIsNoKeyIsNone(String text) {
        assertThat(WebhookSecret.key(text)).isEmpty();
    }
}
