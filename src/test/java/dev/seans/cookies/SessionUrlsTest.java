package dev.seans.cookies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.identity.SessionId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The request came to http://shop.example/seans/exchange. */
class SessionUrlsTest {

    private final SessionId id = SessionId.generate();
    private final SessionUrls urls = new SessionUrls(FakeRequest.withQuery(null).http());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "basket                                | basket?ID",
                "basket?n=1                            | basket?n=1&ID",
                "basket#top                            | basket?ID#top",
                "?n=1                                  | ?n=1&ID",
                "/seans/basket                         | /seans/basket?ID",
                "/seans                                | /seans?ID",
                "./a/../b                              | ./a/../b?ID",
                "//shop.example/seans/basket           | //shop.example/seans/basket?ID",
                "http://shop.example/seans/basket      | http://shop.example/seans/basket?ID",
                "HTTP://shop.example/seans/basket      | HTTP://shop.example/seans/basket?ID",
            })
    void aUrlOfTheApplicationCarriesTheId(String url, String carrying) {
        assertThat(urls.withId(url, id)).isEqualTo(carrying.replace("ID", "sessid=" + id.secret()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/seans/a|b", "http://shop.example/seans/{id}"})
    void behindAUrlThatIsNotEscapedUrlsAreLeftAsTheyAre(String requested) {
        SessionUrls unescaped =
                new SessionUrls(FakeRequest.withQuery(null).at(requested).http());

        assertThat(unescaped.withId("basket", id)).isEqualTo("basket");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#top",
                "../admin",
                "/other/basket",
                "/seansx",
                "/seans/../other",
                "//evil.example/seans/basket",
                "http://evil.example/seans/basket",
                "http://shop.example@evil.example/seans/basket",
                "http://shop.example:8080/seans/basket",
                "https://shop.example/seans/basket",
                "javascript:alert(1)",
                "mailto:a@b.example",
                "/\\evil.example/seans/",
                "\\\\evil.example/seans/",
                "http:\t//evil.example/seans/",
                "basket?sessid=abc",
                "basket?n=1&sessid="
            })
    void anyOtherUrlIsLeftAsItIs(String url) {
        assertThat(urls.withId(url, id)).isEqualTo(url);
    }
}
