package dev.seans.exchange;

import dev.seans.filter.SessionIdentity;
import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.uploads.IncompleteBodyException;
import dev.seans.uploads.UploadRefusedException;
import dev.seans.uploads.Uploads;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** {@code mode=file}: keeps a file, or the next fragment of it, from the raw body. */
@OnePerApplication
class ReceiveFile implements ExchangeMode {

    private final Uploads uploads;
    private final ImportAtFile atFile;
    private final ExchangeTexts texts;
    private final Settings settings;

    @Inject
    ReceiveFile(Uploads uploads, ImportAtFile atFile, ExchangeTexts texts, Settings settings) {
        this.uploads = uploads;
        this.atFile = atFile;
        this.texts = texts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Set<ExchangeType> types() {
        return ExchangeType.WITH_MODES;
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) throws IOException {
        FileNameParameter parameter = FileNameParameter.of(request, texts);
        if (parameter.mistake().isPresent()) {
            return parameter.mistake().map(Reply::failure);
        }
        Optional<Reply> refused = receive(request, parameter.name());
        return refused.isPresent() ? refused : received(request, parameter.name());
    }

    private Optional<Reply> received(ExchangeRequest request, UploadName name) {
        boolean isOfOrders = request.type().equals(ExchangeType.SALE.parameter());
        return isOfOrders ? atFile.handle(request, name) : Optional.of(Reply.success());
    }

    /** Why it was not kept; empty if it was. */
    private Optional<Reply> receive(ExchangeRequest request, UploadName name) throws IOException {
        long announced = request.http().getContentLengthLong();
        try {
            SessionIdentity identity = SessionIdentity.require(request.http());
            long bytes = uploads.receive(
                    identity.key(),
                    settings.sourceOf(identity.user()),
                    name,
                    request.http().getInputStream(),
                    announced);
            request.notes().put("bytes", bytes);
            return Optional.empty();
        } catch (UploadRefusedException tooMuch) {
            return Optional.of(refused(name, tooMuch));
        } catch (InvalidUploadNameException taken) {
            return Optional.of(Reply.failure(texts.of(ExchangeText.valueOf("FILENAME_" + taken.reason()))));
        } catch (IncompleteBodyException incomplete) {
            boolean empty = incomplete.received() == 0 && announced <= 0;
            return Optional.of(Reply.failure(
                    empty
                            ? texts.of(ExchangeText.BODY_EMPTY, name)
                            : texts.of(ExchangeText.BODY_INCOMPLETE, name, Long.toString(incomplete.received()))));
        }
    }

    private Reply refused(UploadName name, UploadRefusedException refused) {
        if (refused.isForNow()) {
            return failure(ExchangeText.UPLOAD_POSTPONED, name, refused)
                    .withStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        return refused.isOfPace()
                ? failure(ExchangeText.UPLOAD_TOO_SLOW, name, refused)
                        .withStatus(HttpServletResponse.SC_REQUEST_TIMEOUT)
                : failure(ExchangeText.LIMIT_EXCEEDED, name, refused);
    }

    private Reply failure(ExchangeText text, UploadName name, UploadRefusedException refused) {
        return Reply.failure(texts.of(text, name, refused.limit().key(), refused.value()));
    }
}
