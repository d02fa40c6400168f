package dev.seans.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {

    private static final String TEXT = "A".repeat(43);

    @Test
    void aGeneratedIdHasTheFormAndIsNewEachTime() {
        SessionId id = SessionId.generate();

        assertThat(id.secret()).matches("[A-Za-z0-9_-]{43}");
        assertThat(SessionId.parse(id.secret())).contains(id);
        assertThat(Stream.generate(SessionId::generate).limit(1000)).doesNotHaveDuplicates();
    }

    @Test
    void theKeyIsTheSha256OfTheId() {
        SessionKey key = SessionId.parse(TEXT).orElseThrow().key();

        // printf %s AAA… | sha256sum
        assertThat(key.hex()).isEqualTo("0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a");
        assertThat(key.prefix()).isEqualTo(key.hex().substring(0, 12));
    }

    @Test
    void nothingThatIsPrintedHoldsTheSecret() {
        SessionId id = SessionId.generate();

        assertThat(id).hasToString("session " + id.key().prefix());
        assertThat(id.key()).hasToString(id.key().prefix());
        assertThat(new RequestedId.Present(id, IdSource.URL).toString())
                .doesNotContain(id.secret())
                .doesNotContain(id.key().hex());
    }

    @Test
    void idsAreEqualIfTheirTextIs() {
        SessionId id = SessionId.parse(TEXT).orElseThrow();

        assertThat(id)
                .isEqualTo(SessionId.parse(TEXT).orElseThrow())
                .hasSameHashCodeAs(SessionId.parse(TEXT).get());
        assertThat(id).isNotEqualTo(SessionId.generate());
    }

    @ParameterizedTest
    @MethodSource("notIds")
    void whatWeCannotHaveIssuedIsNoId(String text) {
        assertThat(SessionId.parse(text)).isEmpty();
    }

    static Stream<String> notIds() {
        return Stream.of(
                "",
                TEXT.substring(1),
                TEXT + "A",
                TEXT.substring(1) + "=",
                TEXT.substring(1) + "+",
                TEXT.substring(1) + "/",
                TEXT.substring(1) + ".",
                TEXT.substring(1) + " ",
                TEXT + "\n",
                "\n" + TEXT,
                TEXT.substring(1) + "\0",
                TEXT.substring(1) + "\u0410",
                TEXT.substring(1) + "\uFF21",
                "../".repeat(15).substring(0, 43),
                "a".repeat(10 * 1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "../../etc/passwd"})
    void aKeyHas64HexDigits(String hex) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionKey(hex));
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionKey("A".repeat(64)));
    }
}
