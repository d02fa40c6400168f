package dev.seans.reuse;

import dev.seans.settings.OnePerApplication;
import java.util.Optional;

/** Which services there are, as {@code default.vrd} and the filters say. */
@OnePerApplication
public class Publications {

    /**
     * The service that a request calls.
     *
     * @param path of the request below the context root, decoded: {@code /hs/whoami/more}
     * @param parameters of the filter that the request came to
     * @return empty if it is not published, or switched off: the request is answered 404
     */
    public Optional<PublishedService> find(String path, ReuseParameters parameters) {
        throw new IllegalStateException("not built yet: " + path + parameters);
    }
}
