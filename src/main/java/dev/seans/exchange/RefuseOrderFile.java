package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * {@code type=sale&mode=file}: orders are not received yet, and 1C must know it, or it would never send them again.
 * Nothing of the body is kept. It is read nevertheless, as far as a fragment goes: a client that is still writing when
 * the connection closes may lose the answer.
 */
@OnePerApplication
class RefuseOrderFile implements ExchangeMode {

    private static final int BUFFER = 1 << 16;

    private final Settings settings;
    private final ExchangeTexts texts;

    @Inject
    RefuseOrderFile(Settings settings, ExchangeTexts texts) {
        this.settings = settings;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Set<ExchangeType> types() {
        return Set.of(ExchangeType.SALE);
    }

    @Override
    public boolean isRefusal() {
        return true;
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) throws IOException {
        request.fileName().ifPresent(name -> request.notes().put("file", name));
        readAway(request.http().getInputStream(), settings.size(Setting.EXCHANGE_FILE_LIMIT));
        return Optional.of(Reply.failure(texts.of(ExchangeText.ORDERS_NOT_YET)));
    }

    private static void readAway(InputStream body, long most) {
        byte[] buffer = new byte[BUFFER];
        try {
            long left = most;
            while (left > 0) {
                int length = body.read(buffer, 0, (int) Math.min(buffer.length, left));
                left = length < 0 ? 0 : left - length;
            }
        } catch (IOException clientIsGone) {
            // The answer will not arrive either; there is nothing to undo.
        }
    }
}
