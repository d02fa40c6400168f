package dev.seans.registry;

import dev.seans.database.DatabaseClock;
import dev.seans.database.LostRace;
import dev.seans.identity.SessionKey;
import dev.seans.jobs.Jobs;
import dev.seans.session.SessionKeeping;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.uploads.Uploads;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The door to the imports: ask for one as often as you like, it runs once. */
@OnePerApplication
public class Imports implements SessionKeeping {

    /** Each lost race means that somebody else has won one, so a few are plenty. */
    private static final int ATTEMPTS = 8;

    private final ImportRegistry registry;
    private final ImportStatuses statuses;
    private final ImportSources sources;
    private final Uploads uploads;
    private final ImportCurrency currency;
    private final SourceLine line;
    private final Jobs jobs;
    private final DatabaseClock clock;
    private final Settings settings;

    @Inject
    public Imports(
            ImportRegistry registry,
            ImportStatuses statuses,
            ImportSources sources,
            Uploads uploads,
            ImportCurrency currency,
            SourceLine line,
            Jobs jobs,
            DatabaseClock clock,
            Settings settings) {
        this.registry = registry;
        this.statuses = statuses;
        this.sources = sources;
        this.uploads = uploads;
        this.currency = currency;
        this.line = line;
        this.jobs = jobs;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Starts the import of an uploaded file, or finds the one that stands.
     *
     * <ol>
     *   <li>What stands is read without a lock: nearly every request is a repeat.
     *   <li>Otherwise the request waits for its turn among those of its source, and looks again.
     *   <li>If nothing stands even then, the registry decides under its lock, in a transaction of its own.
     *   <li>Whoever loses the race there reads what the winner has written, outside that failed transaction.
     * </ol>
     *
     * @return empty if nothing of that name was uploaded
     * @throws RuntimeException the registry's, if it fails for another reason than a lost race, or loses every one
     */
    public Optional<RequestedImport> request(ImportRequest request) {
        return standing(request)
                .or(() -> line.inTurn(
                        request.source(),
                        () -> LostRace.retried(ATTEMPTS, () -> standing(request).or(() -> register(request)))));
    }

    /** How far these imports have come. */
    public List<ImportStatus> statuses(Collection<Long> fileIds) {
        return statuses.of(fileIds);
    }

    /** A session does not end while an import of it is active. */
    @Override
    public boolean needs(SessionKey key) {
        return statuses.isActive(key);
    }

    @Override
    public Set<SessionKey> neededOf(Collection<SessionKey> keys) {
        return statuses.activeOf(keys);
    }

    private Optional<RequestedImport> register(ImportRequest request) {
        // checkauth has made the row, unless the operator has renamed the source since.
        sources.ensure(request.source());
        Optional<ImportRegistry.Registration> registration = registry.register(request);
        registration.filter(ImportRegistry.Registration::started).ifPresent(started -> jobs.checkNow());
        return registration.flatMap(this::answer);
    }

    private Optional<RequestedImport> answer(ImportRegistry.Registration registration) {
        return statuses.of(List.of(registration.fileId())).stream()
                .findFirst()
                .map(status -> new RequestedImport(status, !registration.started()));
    }

    private Optional<RequestedImport> standing(ImportRequest request) {
        Instant threshold = clock.now().minus(settings.duration(Setting.IMPORT_STUCK_AFTER));
        return statuses.newest(request.key(), request.name())
                .filter(status -> !status.failedAsStuck())
                .filter(status -> !uploads.hasUnsealed(request.key(), request.name()))
                .filter(status -> currency.holds(
                        request.key(),
                        request.name(),
                        status.state(),
                        () -> statuses.read(status.fileId()),
                        Optional.ofNullable(status.failure())))
                .filter(status -> !status.state().isActive() || !statuses.anyQuietSince(request.source(), threshold))
                .map(status -> new RequestedImport(status, true));
    }

    /**
     * What a request has led to.
     *
     * @param repeated whether the import had been asked for before
     */
    public record RequestedImport(ImportStatus status, boolean repeated) {}
}
