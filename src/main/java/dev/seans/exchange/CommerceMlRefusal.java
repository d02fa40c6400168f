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
class CommerceMlRefusal implements Refusal {

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
        RawQuery query = RawQuery.parse(request.getQueryString());
        String mode = query.first("mode").orElse("");
        RequestNotes notes = RequestNotes.of(request);
        notes.put("mode", mode);
        query.first("filename").ifPresent(file -> notes.put("file", file));
        boolean unauthorized = atEntry && reason == RefusalReason.WRONG_CREDENTIALS;
        if (unauthorized) {
            BasicChallenge.addTo(response);
        }
        Reply reply = reply(reason, unauthorized);
        if (reason.isTemporary()) {
            response.setHeader("Retry-After", reason.retryAfter(request));
        }
        notes.put("outcome", reply.outcome());
        Reply safe = mode.equals("init") ? reply.notTakenForParameters(texts.of(ExchangeText.FAILURE_ADVICE)) : reply;
        safe.send(response, settings.charset(Setting.EXCHANGE_CHARSET));
    }

    private static ExchangeText temporary(RefusalReason reason) {
        return switch (reason) {
            case LOGIN_BRAKED -> ExchangeText.LOGIN_BRAKED;
            case BUSY -> ExchangeText.BUSY;
            case LOST -> ExchangeText.LOST;
            default -> ExchangeText.UNAVAILABLE;
        };
    }

    private Reply reply(RefusalReason reason, boolean unauthorized) {
        if (reason.isTemporary()) {
            return Reply.failure(texts.of(temporary(reason))).withStatus(reason.temporaryStatus());
        }
        return unauthorized
                ? Reply.failure(texts.of(ExchangeText.CREDENTIALS_WRONG))
                        .withStatus(HttpServletResponse.SC_UNAUTHORIZED)
                : Reply.failure(texts.of(ExchangeText.REFUSED)).withStatus(HttpServletResponse.SC_FORBIDDEN);
    }
}
