package dev.seans.exchange;

import dev.seans.filter.SessionIdentity;
import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.UploadName;
import dev.seans.registry.ImportRequest;
import dev.seans.registry.Imports;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.ImportableUpload.Condition;
import dev.seans.uploads.ImportableUploads;
import dev.seans.uploads.IncompleteBodyException;
import dev.seans.uploads.UploadRefusedException;
import dev.seans.uploads.Uploads;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** {@code mode=file}: keeps a file, or the next fragment of it, from the raw body. */
@OnePerApplication
class ReceiveFile implements ExchangeMode {

    private static final Set<Setting> FOR_NOW =
            EnumSet.of(Setting.UPLOAD_AT_ONCE, Setting.UPLOAD_AT_ONCE_USER, Setting.UPLOAD_AT_ONCE_NODE);
    private static final Set<Setting> TOO_SLOW = EnumSet.of(Setting.UPLOAD_MIN_PACE, Setting.UPLOAD_MAX_TIME);

    private final Uploads uploads;
    private final ImportableUploads importable;
    private final Imports imports;
    private final ExchangeTexts texts;
    private final Settings settings;

    @Inject
    ReceiveFile(
            Uploads uploads, ImportableUploads importable, Imports imports, ExchangeTexts texts, Settings settings) {
        this.uploads = uploads;
        this.importable = importable;
        this.imports = imports;
        this.texts = texts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Set<ExchangeType> types() {
        return EnumSet.allOf(ExchangeType.class);
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
            if (request.type().equals(ExchangeType.SALE.parameter())) {
                importWhole(identity);
            }
            return Reply.success();
        } catch (UploadRefusedException tooMuch) {
            return refused(name, tooMuch);
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

    /** For a 1C that never asks for the import of orders: whatever is whole, an archive's documents among it, and once. */
    private void importWhole(SessionIdentity identity) {
        String source = settings.sourceOf(identity.user());
        if (settings.of(source).text(Setting.ORDERS_IMPORT_AT_FILE).equals("on")) {
            importable.of(identity.key()).stream()
                    .filter(upload -> upload.condition() == Condition.WHOLE)
                    .forEach(upload -> imports.request(
                            new ImportRequest(identity.key(), identity.source(), source, upload.name())));
        }
    }

    private Reply refused(UploadName name, UploadRefusedException refused) {
        Setting limit = refused.limit();
        if (FOR_NOW.contains(limit)) {
            return failure(ExchangeText.UPLOAD_POSTPONED, name, refused)
                    .withStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        return TOO_SLOW.contains(limit)
                ? failure(ExchangeText.UPLOAD_TOO_SLOW, name, refused)
                        .withStatus(HttpServletResponse.SC_REQUEST_TIMEOUT)
                : failure(ExchangeText.LIMIT_EXCEEDED, name, refused);
    }

    private Reply failure(ExchangeText text, UploadName name, UploadRefusedException refused) {
        return Reply.failure(texts.of(text, name, refused.limit().key(), refused.value()));
    }
}
