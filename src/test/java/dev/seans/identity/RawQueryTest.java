package dev.seans.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RawQueryTest {

    @Test
    void noQueryHasNoParameters() {
        assertThat(RawQuery.parse(null).all("mode")).isEmpty();
        assertThat(RawQuery.parse("").first("mode")).isEmpty();
    }

    @Test
    void parametersAreReadInTheirOrder() {
        RawQuery query = RawQuery.parse("type=catalog&mode=file&mode=import&filename=a=b.xml&flag&&=x&empty=");

        assertThat(query.first("type")).contains("catalog");
        assertThat(query.all("mode")).containsExactly("file", "import");
        assertThat(query.first("mode")).contains("file");
        assertThat(query.first("filename")).contains("a=b.xml");
        assertThat(query.first("flag")).contains("");
        assertThat(query.first("empty")).contains("");
        assertThat(query.first("absent")).isEmpty();
    }

    @Test
    void anEscapedSeparatorIsPartOfTheValue() {
        assertThat(RawQuery.parse("filename=a%26mode%3Dcheckauth&mode=file").all("mode"))
                .containsExactly("file");
    }

    @Test
    void namesAreDecodedToo() {
        assertThat(RawQuery.parse("m%6Fde=init").first("mode")).contains("init");
    }
}
