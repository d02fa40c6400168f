package dev.seans.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.cookies.ServiceCookie;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.filter.RefusalReason;
import dev.seans.identity.SessionId;
import dev.seans.publications.PublishedService;
import dev.seans.publications.ReuseMode;
import dev.seans.publications.ReuseSettings;
import dev.seans.publications.ServiceType;
import dev.seans.settings.GivenSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_ID | 400 | Не указан заголовок управления сеансами или куки с идентификатором сеанса",
                "MALFORMED_ID | 400 | Не указан заголовок управления сеансами или куки с идентификатором сеанса",
                "UNKNOWN_ID | 404 | Сеанс не найден или завершен",
                "OTHER_USER | 404 | Сеанс не найден или завершен",
                "OTHER_ADDRESS | 404 | Сеанс не найден или завершен",
                "LOGIN_BRAKED | 429 | Слишком много неверных паролей, повторите попытку позже",
                "WRONG_CREDENTIALS | 401 | Идентификация пользователя не выполнена",
                "NO_CREDENTIALS | 401 | Идентификация пользователя не выполнена",
                "ROLE_MISSING | 403 | Недостаточно прав для вызова сервиса",
                "NOT_PUBLISHED | 404 | Сервис не опубликован",
                "BUSY | 406 | Истекло время ожидания сеанса",
                "POOL_FULL | 406 | Истекло время ожидания сеанса",
                "TOO_MANY_WAIT | 406 | Истекло время ожидания сеанса",
                "TOO_MANY_SESSIONS | 406 | Не удалось создать сеанс",
                "SET_UP_FAILED | 406 | Не удалось создать сеанс",
                "LOST | 503 | Сеанс удерживался слишком долго, изменения в нем не сохранены",
                "UNAVAILABLE | 503 | Сервис временно недоступен",
            })
    void eachReasonHasItsStatusAndItsText(RefusalReason reason, int status, String text) throws IOException {
        FakeResponse plain = refuse(reason, request(), Map.of());
        FakeResponse xml = refuse(reason, request().header("Accept", "application/json, text/xml"), Map.of());

        assertThat(plain.status()).isEqualTo(status);
        assertThat(body(plain)).startsWith(text + "\n").hasLineCount(2);
        assertThat(plain.headers()).containsEntry("Content-Type", "text/plain; charset=UTF-8");
        assertThat(plain.headers().containsKey("Retry-After"))
                .isEqualTo(status == 406 || status == 429 || status == 503);
        assertThat(plain.headers().containsKey("WWW-Authenticate")).isEqualTo(status == 401);
        assertThat(xml.status()).isEqualTo(status);
        assertThat(xml.headers()).containsEntry("Content-Type", "application/xml; charset=UTF-8");
        assertThat(body(xml)).contains(" reason=\"" + status + "\"><descr ", ">" + text + "</descr>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | Не указан заголовок управления сеансами или куки с идентификатором сеанса",
                "406 | Истекло время ожидания сеанса",
            })
    void anUnknownSessionIsToldInTheWordsOfItsStatus(int status, String text) throws IOException {
        FakeResponse response = refuse(
                RefusalReason.UNKNOWN_ID, request(), Map.of("seans.reuse.unknown-session", Integer.toString(status)));

        assertThat(response.status()).isEqualTo(status);
        assertThat(body(response)).startsWith(text + "\n");
        assertThat(response.headers()).containsOnlyKeys("Content-Type");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HTTP"})
    void servicesOfXmlAreAnsweredInXml(ServiceType type) throws IOException {
        HttpServletRequest request = request().http();
        new CalledService(new PublishedService(
                        "/demo",
                        type,
                        "Demo",
                        new ReuseSettings(ReuseMode.USE, Duration.ofSeconds(20), 10, Duration.ofSeconds(5)),
                        List.of()))
                .attachTo(request);

        FakeResponse response = new FakeResponse();
        new ServiceRefusal(GivenSettings.defaults()).answer(request, response.http(), RefusalReason.NO_ID, false);

        assertThat(body(response)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<exception ");
    }

    @Test
    void atTheRootOfTheServerTheCookieIsForAll() {
        SessionId id = SessionId.generate();

        assertThat(new ServiceCookie("").header(id, false))
                .isEqualTo("IBSession=" + id.secret() + "; Path=/; HttpOnly; SameSite=Lax");
    }

    private static FakeRequest request() {
        return FakeRequest.withQuery(null);
    }

    private static FakeResponse refuse(RefusalReason reason, FakeRequest request, Map<String, String> settings)
            throws IOException {
        FakeResponse response = new FakeResponse();
        new ServiceRefusal(GivenSettings.with(settings)).answer(request.http(), response.http(), reason, false);
        return response;
    }

    private static String body(FakeResponse response) {
        return response.body(StandardCharsets.UTF_8);
    }
}
