package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.identity.InvalidUploadNameException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileNameParameterTest {

    private static final ExchangeTexts ENGLISH = new ExchangeTexts(Locale.ENGLISH);

    @Test
    void aGoodNameIsCleaned() {
        FileNameParameter parameter = parameter("mode=file&filename=C%3A%5Ctmp%5Ca.xml");

        assertThat(parameter.mistake()).isEmpty();
        assertThat(parameter.name()).hasToString("a.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "mode=file, The file has no name",
        "mode=file&filename, The file has no name",
        "mode=file&filename=, The file has no name",
        "mode=file&filename=%20, The file has no name",
        "mode=file&filename=../a.xml, The file name leads out of the session's folder",
        "mode=file&filename=a%00.xml, The file name has forbidden characters",
        "mode=file&filename=nul, The file name could be mistaken for another"
    })
    void aBadNameIsToldWithItsReason(String query, String beginning) {
        FileNameParameter parameter = parameter(query);

        assertThat(parameter.mistake()).get().asString().startsWith(beginning);
        assertThatIllegalStateException().isThrownBy(parameter::name);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasItsText(InvalidUploadNameException.Reason reason) {
        assertThat(ENGLISH.of(ExchangeText.valueOf("FILENAME_" + reason))).isNotBlank();
    }

    private static FileNameParameter parameter(String query) {
        return FileNameParameter.of(
                ExchangeRequest.of(FakeRequest.withQuery(query).http(), new FakeResponse().http()), ENGLISH);
    }
}
