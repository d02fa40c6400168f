package dev.seans.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "255.255.255.255", "10.20.100.9"})
    void anAddressOfFourNumbersIsOne(String text) {
        assertThat(Spelling.isIpv4(text)).isTrue();
        assertThat(new ClientAddress(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.2.3",
                "1.2.3.4.5",
                "1..2.3",
                ".1.2.3",
                "1.2.3.",
                "256.1.1.1",
                "1.2.3.1000",
                "01.2.3.4",
                "1.2.3.00",
                "1.2.3.4 ",
                "1.2.3.4%1",
                "-1.2.3.4",
                "a.b.c.d",
                "\uff11.2.3.4",
                "::1",
                "::ffff:1.2.3.4"
            })
    void whateverElseIsNone(String text) {
        assertThat(Spelling.isIpv4(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "abcd", "ab ", "aB\uff43"})
    void aTextOfAnotherLengthOrWithAnotherCharacterHasAnotherForm(String text) {
        assertThat(Spelling.isOf("abc", 3, Character::isLowerCase)).isTrue();
        assertThat(Spelling.isOf(text, 3, character -> character >= 'a' && character <= 'c'))
                .isFalse();
    }
}
