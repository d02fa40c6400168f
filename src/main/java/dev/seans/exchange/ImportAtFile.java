package dev.seans.exchange;

import dev.seans.filter.SessionIdentity;
import dev.seans.identity.UploadName;
import dev.seans.registry.ImportRequest;
import dev.seans.registry.ImportState;
import dev.seans.registry.ImportStatus;
import dev.seans.registry.Imports;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.ImportableUpload;
import dev.seans.uploads.ImportableUpload.Condition;
import dev.seans.uploads.ImportableUploads;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Imports orders at the end of {@code mode=file}, for a 1C that never asks for it (protocol of orders, section 1.4): whatever is
 * whole, an archive's documents among it, and once. The answer is held as that of {@code mode=import} is; an import that takes
 * longer goes on behind it.
 */
@OnePerApplication
class ImportAtFile {

    private final ImportableUploads importable;
    private final Imports imports;
    private final HeldImports held;
    private final ImportReplies replies;
    private final ExchangeTexts texts;
    private final Settings settings;

    @Inject
    ImportAtFile(
            ImportableUploads importable,
            Imports imports,
            HeldImports held,
            ImportReplies replies,
            ExchangeTexts texts,
            Settings settings) {
        this.importable = importable;
        this.imports = imports;
        this.held = held;
        this.replies = replies;
        this.texts = texts;
        this.settings = settings;
    }

    /** What a file of orders is answered that was kept. */
    Optional<Reply> handle(ExchangeRequest request, UploadName name) {
        SessionIdentity identity = SessionIdentity.require(request.http());
        String source = settings.sourceOf(identity.user());
        if (!settings.of(source).text(Setting.ORDERS_IMPORT_AT_FILE).equals("on")) {
            return Optional.of(Reply.success());
        }
        Map<Long, UploadName> names = new LinkedHashMap<>();
        List<ImportStatus> requested = new ArrayList<>();
        for (UploadName document : documents(identity, name)) {
            imports.request(new ImportRequest(identity.key(), identity.source(), source, document))
                    .ifPresent(file -> {
                        names.put(file.status().fileId(), document);
                        requested.add(file.status());
                    });
        }
        // Files of a source are imported one after the other, so the last one ends last.
        return requested.isEmpty()
                ? Optional.of(Reply.success())
                : answer(request, names, requested.get(requested.size() - 1));
    }

    /** The file itself, if it is whole, or was imported before; of an archive, what is in it. */
    private List<UploadName> documents(SessionIdentity identity, UploadName name) {
        boolean isArchive = name.path().toLowerCase(Locale.ROOT).endsWith(".zip");
        List<ImportableUpload> waiting = importable.of(identity.key());
        if (isArchive) {
            return waiting.stream()
                    .filter(upload -> upload.condition() == Condition.WHOLE)
                    .map(ImportableUpload::name)
                    .toList();
        }
        boolean isTorn = waiting.stream()
                .anyMatch(upload -> upload.name().equals(name) && upload.condition() != Condition.WHOLE);
        return isTorn ? List.of() : List.of(name);
    }

    private Optional<Reply> answer(ExchangeRequest request, Map<Long, UploadName> names, ImportStatus last) {
        if (!last.state().isActive()) {
            return Optional.of(answer(names));
        }
        return settings.text(Setting.IMPORT_ANSWER).equals("accept")
                ? Optional.of(accepted(names))
                : held.hold(request, last, ended -> answer(names));
    }

    /** The failure of any; that some are still going on; or what became of each. */
    private Reply answer(Map<Long, UploadName> names) {
        List<ImportStatus> now = imports.statuses(List.copyOf(names.keySet())).stream()
                .sorted(Comparator.comparingLong(ImportStatus::fileId))
                .toList();
        Optional<ImportStatus> failed =
                now.stream().filter(file -> file.state() == ImportState.FAILED).findFirst();
        if (failed.isPresent()) {
            return reply(names, failed.get());
        }
        if (now.stream().anyMatch(file -> file.state().isActive())) {
            return accepted(names);
        }
        return Reply.success(now.stream()
                .flatMap(file -> reply(names, file).lines().stream().skip(1))
                .toArray(String[]::new));
    }

    private Reply reply(Map<Long, UploadName> names, ImportStatus file) {
        return replies.of(Objects.requireNonNull(names.get(file.fileId()), "asked for by its number"), file);
    }

    private Reply accepted(Map<Long, UploadName> names) {
        return Reply.success(
                texts.of(ExchangeText.IMPORT_ACCEPTED, names.values().iterator().next()));
    }
}
