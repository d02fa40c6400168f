package dev.seans.exchange;

import dev.seans.filter.SessionIdentity;
import dev.seans.identity.UploadName;
import dev.seans.registry.ImportRequest;
import dev.seans.registry.ImportStatus;
import dev.seans.registry.Imports;
import dev.seans.registry.Imports.RequestedImport;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code mode=import}: imports a file once, however often it is asked. While the import runs the answer is held, because
 * 1C repeats at once after {@code progress}; {@code success} comes only after the commit.
 */
@OnePerApplication
class RequestImport implements ExchangeMode {

    private final Imports imports;
    private final HeldImports held;
    private final RepeatBrake brake;
    private final ImportReplies replies;
    private final ExchangeTexts texts;
    private final Settings settings;

    @Inject
    RequestImport(
            Imports imports,
            HeldImports held,
            RepeatBrake brake,
            ImportReplies replies,
            ExchangeTexts texts,
            Settings settings) {
        this.imports = imports;
        this.held = held;
        this.brake = brake;
        this.replies = replies;
        this.texts = texts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Set<ExchangeType> types() {
        return ExchangeType.WITH_MODES;
    }

    @Override
    public Optional<Reply> handle(ExchangeRequest request) {
        FileNameParameter parameter = FileNameParameter.of(request, texts);
        if (parameter.mistake().isPresent()) {
            return parameter.mistake().map(Reply::failure);
        }
        UploadName name = parameter.name();
        Optional<RequestedImport> requested = imports.request(importRequest(request, name));
        if (requested.isEmpty()) {
            return Optional.of(Reply.failure(texts.of(ExchangeText.FILE_NOT_UPLOADED, name)));
        }
        return answer(request, name, requested.get());
    }

    private Optional<Reply> answer(ExchangeRequest request, UploadName name, RequestedImport requested) {
        request.notes().put("import", requested.repeated() ? "duplicate" : "new");
        if (!requested.status().state().isActive()) {
            return ended(request, name, requested.status());
        }
        if (settings.text(Setting.IMPORT_ANSWER).equals("accept")) {
            return Optional.of(Reply.success(texts.of(ExchangeText.IMPORT_ACCEPTED, name)));
        }
        return held.hold(request, requested.status(), status -> replies.of(name, status));
    }

    private Optional<Reply> ended(ExchangeRequest request, UploadName name, ImportStatus status) {
        Duration delay = brake.delay(status.fileId());
        if (delay.isZero()) {
            return Optional.of(replies.of(name, status));
        }
        request.notes().put("braked", delay.toMillis());
        return held.hold(request, status, delay, last -> replies.of(name, last));
    }

    private ImportRequest importRequest(ExchangeRequest request, UploadName name) {
        SessionIdentity identity = SessionIdentity.require(request.http());
        return new ImportRequest(identity.key(), identity.source(), settings.sourceOf(identity.user()), name);
    }
}
