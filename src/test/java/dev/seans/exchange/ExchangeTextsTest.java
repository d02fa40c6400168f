package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTextsTest {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Object[] ARGUMENTS = {"\u0424\u0430\u0439\u043b.xml", 1234567L, 89012L, 3L, 45L};

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void aBundleHasExactlyTheTextsThatAreSent(String language) throws IOException {
        assertThat(bundle(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ExchangeText.values()).map(ExchangeText::key).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyTextIsAFullSentenceInBothLanguages(ExchangeText text) {
        for (ExchangeTexts texts : new ExchangeTexts[] {texts("ru"), texts("en")}) {
            assertThat(texts.of(text, ARGUMENTS))
                    .isNotBlank()
                    .doesNotContain("{", "}", "''")
                    .doesNotContainPattern("\\p{Cntrl}")
                    .matches("(?s)[\\p{Lu}].*[.*]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothLanguagesUseTheSameArguments(ExchangeText text) throws IOException {
        assertThat(arguments("en", text)).isEqualTo(arguments("ru", text));
    }

    @ParameterizedTest
    @EnumSource
    void everyRussianTextCanBeWrittenInWindows1251(ExchangeText text) {
        assertThat(WINDOWS_1251.newEncoder().canEncode(texts("ru").of(text, ARGUMENTS)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "en"})
    void anApostropheIsDoubledOrItWouldSwallowWhatFollows(String language) throws IOException {
        Properties bundle = bundle(language);
        assertThat(bundle.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(bundle.getProperty(key).replace("''", "")).doesNotContain("'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "en | REFUSED | The exchange session was not recognised: its id is missing, unknown, expired or another user's. Begin the exchange again.",
                "en | LIMIT_EXCEEDED | The file a.xml was not accepted: it exceeds the limit seans.upload.max-file = 4 GB. Export less, or raise the limit on the server.",
                "ru | LIMIT_EXCEEDED | Файл a.xml не принят: превышен предел seans.upload.max-file = 4 GB. Уменьшите выгрузку или увеличьте предел на сервере.",
                "ru | FILE_NOT_UPLOADED | Файл a.xml не был загружен в этом сеансе: сначала передайте его командой file."
            })
    void placesAreFilledInTheLanguageOfTheOperator(String language, ExchangeText text, String expected) {
        assertThat(texts(language).of(text, "a.xml", "seans.upload.max-file", "4 GB"))
                .isEqualTo(expected);
    }

    @Test
    void whatAClientHasSentIsNoPattern() {
        assertThat(texts("en").of(ExchangeText.MODE_UNKNOWN, "{0} '{1}' %s", "catalog", "init"))
                .isEqualTo("The command mode={0} '{1}' %s is unknown: for type=catalog there are init.");
    }

    @Test
    void theLanguageOfTheServerDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(texts("en").of(ExchangeText.FAILURE_ADVICE)).startsWith("The application server's log");
            assertThat(texts("ru").of(ExchangeText.FAILURE_ADVICE)).startsWith("\u041f\u043e\u0434\u0440\u043e\u0431");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static ExchangeTexts texts(String language) {
        return new ExchangeTexts(Locale.forLanguageTag(language));
    }

    private static long arguments(String language, ExchangeText text) throws IOException {
        return Arrays.stream(new MessageFormat(bundle(language).getProperty(text.key())).getFormatsByArgumentIndex())
                .count();
    }

    private static Properties bundle(String language) throws IOException {
        Path file = Path.of("src/main/resources/dev/seans/exchange/texts_" + language + ".properties");
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
