package dev.seans.publications;

import dev.seans.settings.RawSettings;
import dev.seans.settings.SettingSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a filter says of the services behind it, before {@code default.vrd} is asked: it outranks init-params and
 * context-params, not system properties and environment variables.
 *
 * @param texts by the name of the init-param: {@code reuse, service, serviceType, sessionMaxAge, poolSize, poolTimeout,
 *     safeMode}; what nobody has set is there with its default
 */
public record ReuseParameters(Map<String, RawSettings.Found> texts) {

    /** @throws IllegalArgumentException if a value has the wrong form, or one is missing */
    public ReuseParameters {
        texts = Map.copyOf(texts);
        List<String> mistakes = mistakes(texts);
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", mistakes));
        }
    }

    /** Everything that is wrong with these, each as a sentence that begins with the name of the init-param. */
    public static List<String> mistakes(Map<String, RawSettings.Found> texts) {
        List<String> mistakes = new ArrayList<>();
        for (ReuseValue value : ReuseValue.values()) {
            check(texts, value.parameter(), value::check, mistakes);
        }
        check(texts, "safeMode", ReuseText::flag, mistakes);
        String type = text(texts, "serviceType");
        String service = text(texts, "service");
        if (!type.isEmpty()) {
            check(texts, "serviceType", ReuseText::type, mistakes);
        }
        if (!service.isEmpty()) {
            check(texts, "service", ServiceName::check, mistakes);
        }
        if (service.isEmpty() != type.isEmpty() && !type.equals(ServiceType.ODATA.text())) {
            mistakes.add("service and serviceType go together: set both, or neither, then the path tells");
        }
        return mistakes;
    }

    private static void check(
            Map<String, RawSettings.Found> texts, String name, Consumer<String> reader, List<String> mistakes) {
        try {
            reader.accept(text(texts, name));
        } catch (IllegalArgumentException wrongForm) {
            mistakes.add("%s = \"%s\": %s".formatted(name, text(texts, name), wrongForm.getMessage()));
        }
    }

    /** The mode of services of which {@code default.vrd} says nothing else. */
    public ReuseMode mode() {
        return ReuseText.mode(text(texts, ReuseValue.MODE.parameter()));
    }

    /** A part of the combination by which sessions are kept apart. */
    public boolean safeMode() {
        return ReuseText.flag(text(texts, "safeMode"));
    }

    /** The service behind the filter, if the filter names it. */
    Optional<ServiceName> service() {
        String type = text(texts, "serviceType");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String name = text(texts, "service");
        return Optional.of(new ServiceName(ServiceType.parse(type), name.isEmpty() ? ServiceName.OF_ODATA : name));
    }

    /**
     * Of which type a service is that this path calls, whether there is one or not: for the form of the answer.
     *
     * @param path of the request below the context root, decoded
     */
    public Optional<ServiceType> type(String path) {
        return service().map(ServiceName::type).or(() -> ServiceType.ofPath(path));
    }

    /**
     * What is in force of a service.
     *
     * @param vrd what {@code default.vrd} says of it
     */
    ReuseSettings settings(Map<ReuseValue, String> vrd) {
        return new ReuseSettings(
                ReuseText.mode(strongest(ReuseValue.MODE, vrd)),
                ReuseText.maxAge(strongest(ReuseValue.MAX_AGE, vrd)),
                ReuseText.poolSize(strongest(ReuseValue.POOL_SIZE, vrd)),
                ReuseText.poolTimeout(strongest(ReuseValue.POOL_TIMEOUT, vrd)));
    }

    private String strongest(ReuseValue value, Map<ReuseValue, String> vrd) {
        RawSettings.Found found = found(texts, value.parameter());
        boolean isOfTheOperator = found.source().compareTo(SettingSource.ENVIRONMENT) <= 0;
        return isOfTheOperator ? found.text() : vrd.getOrDefault(value, found.text());
    }

    private static String text(Map<String, RawSettings.Found> texts, String name) {
        return found(texts, name).text();
    }

    private static RawSettings.Found found(Map<String, RawSettings.Found> texts, String name) {
        return Optional.ofNullable(texts.get(name)).orElse(new RawSettings.Found("", SettingSource.DEFAULT));
    }
}
