package dev.seans.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeyTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            Ёж,              еж
            '  Стол   2 ',   стол 2
            ＡＢＣ,          abc
            'Й',             й
            ''              ,''
            """)
    void a_text_is_searched_without_what_nobody_types(String text, String key) {
        assertThat(SearchKey.of(text).text()).isEqualTo(key);
    }

    @Test
    void a_long_text_is_searched_by_its_beginning_and_no_character_is_cut_in_two() {
        assertThat(SearchKey.of("x".repeat(1_000_000)).text()).isEqualTo("x".repeat(40));
        assertThat(SearchKey.of("x".repeat(39) + "😀").text()).isEqualTo("x".repeat(39));
    }

    @ParameterizedTest
    @CsvSource({"стол, стом", "a\uD83D\uDE00, a\uD83D\uDE01", "\uD7FF, \uE000", "a\uFFFF, a\uD800\uDC00"})
    void behind_all_that_begins_with_a_key_comes_its_end(String key, String end) {
        assertThat(new SearchKey(key).end()).isEqualTo(end);
    }
}
