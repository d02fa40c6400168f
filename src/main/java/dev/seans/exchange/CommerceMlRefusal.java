package dev.seans.exchange;

import dev.seans.filter.BasicChallenge;
import dev.seans.filter.Refusal;
import dev.seans.filter.RefusalReason;
import dev.seans.filter.RequestNotes;
import dev.seans.identity.RawQuery;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A refusal that 1C can show to its operator. Two lines; for {@code mode=init} three, because 1C takes any two lines for
 * parameters and would go on to upload the whole file (protocol, section 1.6, step 6).
 */
@OnePerApplication
public class CommerceMlRefusal implements Refusal {

    private final ExchangeTexts texts;
    private final Settings settings;

    @Inject
    public CommerceMlRefusal(ExchangeTexts texts, Settings settings) {
        this.texts = texts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "commerceml";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response, RefusalReason reason, boolean atEntry)
            throws IOException {
        String mode = RawQuery.parse(request.getQueryString()).first("mode").orElse("");
        RequestNotes.of(request).put("mode", mode);
        boolean unauthorized = atEntry && reason == RefusalReason.WRONG_CREDENTIALS;
        if (unauthorized) {
            BasicChallenge.addTo(response);
        }
        reply(mode, unauthorized).send(response, settings.charset(Setting.EXCHANGE_CHARSET));
    }

    private Reply reply(String mode, boolean unauthorized) {
        if (unauthorized) {
            return Reply.failure(texts.of(ExchangeText.CREDENTIALS_WRONG))
                    .withStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
        Reply refused = Reply.failure(texts.of(ExchangeText.REFUSED));
        Reply reply =
                mode.equals("init") ? refused.notTakenForParameters(texts.of(ExchangeText.FAILURE_ADVICE)) : refused;
        return reply.withStatus(HttpServletResponse.SC_FORBIDDEN);
    }
}
