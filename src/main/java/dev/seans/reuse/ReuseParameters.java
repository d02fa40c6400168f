package dev.seans.reuse;

import dev.seans.settings.RawSettings;
import java.util.Map;

/**
 * What a filter says of the services behind it, before {@code default.vrd} is asked: it outranks init-params and
 * context-params, not system properties and environment variables.
 *
 * @param texts by the name of the init-param: {@code reuse, service, serviceType, sessionMaxAge, poolSize, poolTimeout,
 *     safeMode}; what nobody has set is there with its default
 */
public record ReuseParameters(Map<String, RawSettings.Found> texts) {

    /** @throws IllegalArgumentException if a value has the wrong form */
    public ReuseParameters {
        texts = Map.copyOf(texts);
    }
}
