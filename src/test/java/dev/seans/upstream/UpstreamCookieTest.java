package dev.seans.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamCookieTest {

    @ParameterizedTest
    @CsvSource({
        "https://erp.example.com/api/ping,    /,      true,",
        "https://erp.example.com/api/ping,    /api,   true,",
        "https://erp.example.com/api/ping?x,  /api/,  false,",
        "https://erp.example.com,             /,      false,",
        "http://127.0.0.1:8080/api,           /,      true,",
        "http://erp.example.com/api,          /,      false,",
        "http://erp.example.com/api,          /,      true,  its cookie sid is Secure and goes over https alone",
        "https://erp.example.com/api/ping,    /app,   false, its cookie sid goes to what is below /app alone",
        "https://erp.example.com/apis,        /api,   false, its cookie sid goes to what is below /api alone",
    })
    void a_cookie_that_does_not_go_with_a_request_tells_why(URI request, String path, boolean secure, String obstacle) {
        assertThat(new UpstreamCookie("sid", "1", path, secure).obstacle(request))
                .isEqualTo(Optional.ofNullable(obstacle));
    }
}
