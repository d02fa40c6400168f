package dev.seans.publications;

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

    private volatile NamesFromPaths fromPaths = new NamesFromPaths(System::nanoTime);
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
        fromPaths = new NamesFromPaths(nanoTime);
        watch = VrdWatch.start(files, nanoTime);
    }

    /**
     * The service that a request calls. Nothing is remembered of it: anybody may ask.
     *
     * @param path of the request below the context root, decoded: {@code /hs/whoami/more}
     * @param parameters of the filter that the request came to
     * @return empty if it is not published, or switched off: the request is answered 404
     */
    public Optional<PublishedService> find(String path, ReuseParameters parameters) {
        Optional<Vrd> inForce = inForce();
        return parameters
                .service()
                .or(() -> inForce.isPresent() ? inForce.get().called(path) : ServiceName.ofPath(path))
                .flatMap(called -> inForce.map(vrd -> byFile(vrd, called, parameters))
                        .orElseGet(() -> Optional.of(byFilter(called.withoutSuffix(), parameters))));
    }

    /**
     * Whether the service may be called: it is listed in the publication file, the filter names it, or it is not one of
     * endlessly many that clients think up. To be asked of callers who may call it; others must not use up the room.
     *
     * @param service that was found for this filter
     * @return false if too many were called already: the request is answered 404
     */
    public boolean admits(PublishedService service, ReuseParameters parameters) {
        ServiceName name = new ServiceName(service.type(), service.name());
        return parameters.service().isPresent()
                || inForce()
                        .flatMap(vrd -> vrd.find(name))
                        .filter(VrdService::isListed)
                        .isPresent()
                || fromPaths.admits(name);
    }

    private Optional<Vrd> inForce() {
        VrdWatch started = watch;
        if (started == null) {
            throw new IllegalStateException("services were asked for before the application had started");
        }
        return started.current();
    }

    private Optional<PublishedService> byFile(Vrd vrd, ServiceName called, ReuseParameters parameters) {
        return vrd.find(called)
                .map(service -> new PublishedService(
                        vrd.base().orElse(ownName),
                        called.type(),
                        service.name(),
                        parameters.settings(service.values()),
                        vrd.zones()));
    }

    private PublishedService byFilter(ServiceName called, ReuseParameters parameters) {
        return new PublishedService(ownName, called.type(), called.name(), parameters.settings(Map.of()), List.of());
    }
}
