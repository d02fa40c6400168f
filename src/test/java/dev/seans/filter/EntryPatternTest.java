package dev.seans.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPatternTest {

    private static final EntryPattern CHECKAUTH = EntryPattern.parse("mode=checkauth");

    @ParameterizedTest
    @ValueSource(
            strings = {"mode=checkauth", "type=catalog&mode=checkauth", "mode=%63heckauth", "sessid=&mode=checkauth"})
    void aRequestWithThatParameterEnters(String query) {
        assertThat(matches(CHECKAUTH, query)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "mode=init",
                "mode=",
                "mode",
                "Mode=checkauth",
                "mode=CHECKAUTH",
                "mode=checkauth%20",
                "x=mode=checkauth",
                "x=1%26mode=checkauth",
                "mode=checkauth&mode=file",
                "mode=file&mode=checkauth",
                "mode=checkauth&mode=checkauth"
            })
    void everyOtherRequestDoesNot(@Nullable String query) {
        assertThat(matches(CHECKAUTH, query)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "=", "mode=checkauth"})
    void withoutAPatternNobodyEnters(@Nullable String query) {
        assertThat(matches(EntryPattern.NONE, query)).isFalse();
        assertThat(matches(EntryPattern.parse(""), query)).isFalse();
    }

    private static boolean matches(EntryPattern pattern, @Nullable String query) {
        return pattern.matches(FakeRequest.withQuery(query).http());
    }
}
