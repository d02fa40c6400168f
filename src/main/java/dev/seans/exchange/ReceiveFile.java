package dev.seans.exchange;

import dev.seans.filter.SessionIdentity;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.uploads.IncompleteBodyException;
import dev.seans.uploads.InvalidUploadNameException;
import dev.seans.uploads.UploadName;
import dev.seans.uploads.UploadRefusedException;
import dev.seans.uploads.Uploads;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;

/** {@code mode=file}: keeps a file, or the next fragment of it, from the raw body. */
@OnePerApplication
class ReceiveFile implements ExchangeMode {

    private final Uploads uploads;
    private final ExchangeTexts texts;
    private final Settings settings;

    @Inject
    ReceiveFile(Uploads uploads, ExchangeTexts texts, Settings settings) {
        this.uploads = uploads;
        this.texts = texts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) throws IOException {
        FileNameParameter parameter = FileNameParameter.of(request, texts);
        if (parameter.mistake().isPresent()) {
            return parameter.mistake().map(Reply::failure);
        }
        return Optional.of(receive(request, parameter.name()));
    }

    private Reply receive(ExchangeRequest request, UploadName name) throws IOException {
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
            return Reply.success();
        } catch (UploadRefusedException tooMuch) {
            return Reply.failure(
                    texts.of(ExchangeText.LIMIT_EXCEEDED, name, tooMuch.limit().key(), tooMuch.value()));
        } catch (InvalidUploadNameException taken) {
            return Reply.failure(texts.of(ExchangeText.valueOf("FILENAME_" + taken.reason())));
        } catch (IncompleteBodyException incomplete) {
            boolean empty = incomplete.received() == 0 && announced <= 0;
            return Reply.failure(
                    empty
                            ? texts.of(ExchangeText.BODY_EMPTY, name)
                            : texts.of(ExchangeText.BODY_INCOMPLETE, name, Long.toString(incomplete.received())));
        }
    }
}
