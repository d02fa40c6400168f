package dev.seans.reuse;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which services there are, as {@code default.vrd} and the filters say. */
@OnePerApplication
public class Publications {

    private final NamesFromPaths fromPaths = new NamesFromPaths();
    private volatile @Nullable VrdWatch watch;
    private volatile String ownName = "/";

    /**
     * Looks for the publication file, reads it, and logs what it says.
     *
     * @param contextPath of the application; the name of a publication that has no other
     * @param inside opens {@code /WEB-INF/default.vrd}, if the application has one
     * @throws dev.seans.settings.InvalidSettingsException if there is a file that cannot be used
     */
    public void start(String contextPath, Supplier<Optional<InputStream>> inside, Settings settings) {
        start(contextPath, VrdFiles.of(settings, inside), System::nanoTime);
    }

    void start(String contextPath, VrdFiles files, LongSupplier nanoTime) {
        ownName = contextPath.isEmpty() ? "/" : contextPath;
        watch = VrdWatch.start(files, nanoTime);
    }

    /**
     * The service that a request calls.
     *
     * @param path of the request below the context root, decoded: {@code /hs/whoami/more}
     * @param parameters of the filter that the request came to
     * @return empty if it is not published, or switched off: the request is answered 404
     */
    public Optional<PublishedService> find(String path, ReuseParameters parameters) {
        VrdWatch started = watch;
        if (started == null) {
            throw new IllegalStateException("services were asked for before the application had started");
        }
        Optional<Vrd> inForce = started.current();
        return parameters
                .service()
                .or(() -> ServiceName.ofPath(path))
                .flatMap(called -> inForce.map(vrd -> byFile(vrd, called, parameters))
                        .orElseGet(() -> byFilter(called.withoutSuffix(), parameters)));
    }

    private Optional<PublishedService> byFile(Vrd vrd, ServiceName called, ReuseParameters parameters) {
        return vrd.find(called)
                .filter(service -> service.isListed() || isOurs(called.withoutSuffix(), parameters))
                .map(service -> new PublishedService(
                        vrd.base().orElse(ownName),
                        called.type(),
                        service.name(),
                        parameters.settings(service.values()),
                        vrd.zones()));
    }

    private Optional<PublishedService> byFilter(ServiceName called, ReuseParameters parameters) {
        return Optional.of(called)
                .filter(service -> isOurs(service, parameters))
                .map(service -> new PublishedService(
                        ownName, service.type(), service.name(), parameters.settings(Map.of()), List.of()));
    }

    /** Not one of endlessly many that clients think up. */
    private boolean isOurs(ServiceName called, ReuseParameters parameters) {
        return parameters.service().isPresent() || fromPaths.admits(called);
    }
}
