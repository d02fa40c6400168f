package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts in the language that the operator has chosen. */
@OnePerApplication
class ExchangeTexts {

    private final Locale locale;
    private final ResourceBundle bundle;

    @Inject
    public ExchangeTexts(Settings settings) {
        this(Locale.forLanguageTag(settings.text(Setting.EXCHANGE_LANGUAGE)));
    }

    ExchangeTexts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "dev.seans.exchange.texts",
                locale,
                ExchangeTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The text with its places filled; {@code {0}} is the first argument. */
    public String of(ExchangeText text, Object... arguments) {
        return new MessageFormat(bundle.getString(text.key()), locale).format(arguments);
    }
}
