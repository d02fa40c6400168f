package dev.seans.filter;

import dev.seans.identity.IdSource;
import dev.seans.publications.ReuseMode;
import dev.seans.publications.ReuseParameters;
import dev.seans.session.Access;
import dev.seans.session.AddressBinding;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.NearestName;
import dev.seans.settings.RawSettings;
import dev.seans.settings.SettingSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the policy of one filter mapping: from outside, else from its init-params, else the defaults. */
public final class PolicyReader {

    private static final Logger LOG = System.getLogger(PolicyReader.class.getName());

    private static final List<FilterParameter> OF_REUSE = List.of(
            FilterParameter.REUSE,
            FilterParameter.SERVICE,
            FilterParameter.SERVICE_TYPE,
            FilterParameter.SESSION_MAX_AGE,
            FilterParameter.POOL_SIZE,
            FilterParameter.POOL_TIMEOUT,
            FilterParameter.SAFE_MODE);

    private final String filterName;
    private final Map<String, String> initParams;
    private final RawSettings raw;
    private final List<String> mistakes = new ArrayList<>();

    public PolicyReader(String filterName, Map<String, String> initParams, RawSettings raw) {
        this.filterName = filterName;
        this.initParams = Map.copyOf(initParams);
        this.raw = raw;
    }

    /**
     * The policy in force.
     *
     * @throws InvalidSettingsException with every mistake: unknown init-params, values of the wrong form, and what does
     *     not go together
     */
    public FilterPolicy read() {
        refuseUnknown();
        Map<FilterParameter, String> texts = texts();
        refuseUnknownWords(texts);
        checkReuse();
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(mistakes);
        }
        try {
            return policy(texts);
        } catch (IllegalArgumentException wrongForm) {
            throw new InvalidSettingsException(List.of("filter " + filterName + ": " + wrongForm.getMessage()));
        }
    }

    /** Logs what is in force, and where it stood. */
    void announce() {
        for (FilterParameter parameter : FilterParameter.values()) {
            RawSettings.Found found = find(parameter);
            LOG.log(
                    Level.INFO,
                    "filter {0}: {1} = {2} ({3})",
                    filterName,
                    parameter.key(),
                    found.text(),
                    found.source());
        }
    }

    private FilterPolicy policy(Map<FilterParameter, String> texts) {
        String scope = text(texts, FilterParameter.SCOPE);
        return new FilterPolicy(
                sources(text(texts, FilterParameter.SOURCES)),
                Missing.parse(text(texts, FilterParameter.MISSING)),
                Access.valueOf(text(texts, FilterParameter.ACCESS).toUpperCase(Locale.ROOT)),
                EntryPattern.parse(text(texts, FilterParameter.ENTRY)),
                text(texts, FilterParameter.REFUSAL),
                scope.isEmpty() ? filterName : scope,
                AddressBinding.parse(text(texts, FilterParameter.BIND_ADDRESS)),
                reuse(),
                text(texts, FilterParameter.ROLE));
    }

    private Optional<ReuseParameters> reuse() {
        return hasReuse() ? Optional.of(new ReuseParameters(reuseTexts())) : Optional.empty();
    }

    private void refuseUnknown() {
        refuseUnknown("init-param", "", initParams);
        refuseUnknown("context-param", outsidePrefix(), raw.contextParams());
    }

    private void refuseUnknown(String kind, String prefix, Map<String, String> params) {
        List<String> known = FilterParameter.keys().stream().map(prefix::concat).toList();
        params.keySet().stream()
                .filter(name -> name.startsWith(prefix) && !known.contains(name))
                .sorted()
                .forEach(name -> mistakes.add("filter %s: the %s %s is unknown; the nearest known name is %s"
                        .formatted(filterName, kind, name, NearestName.of(name, known))));
    }

    private String outsidePrefix() {
        return "seans.filter." + filterName + ".";
    }

    private Map<FilterParameter, String> texts() {
        Map<FilterParameter, String> texts = new EnumMap<>(FilterParameter.class);
        for (FilterParameter parameter : FilterParameter.values()) {
            texts.put(parameter, find(parameter).text());
        }
        return texts;
    }

    private RawSettings.Found find(FilterParameter parameter) {
        return raw.find(outsidePrefix() + parameter.key()).orElseGet(() -> {
            String initParam = initParams.get(parameter.key());
            return initParam == null
                    ? new RawSettings.Found(defaultText(parameter), SettingSource.DEFAULT)
                    : new RawSettings.Found(initParam.strip(), SettingSource.INIT_PARAM);
        });
    }

    /** Where sessions are made for browsers, ids come in cookies alone. */
    private String defaultText(FilterParameter parameter) {
        if (parameter == FilterParameter.SOURCES && hasReuse()) {
            return "cookie header";
        }
        if (parameter == FilterParameter.REFUSAL
                && !find(FilterParameter.REUSE).text().isEmpty()) {
            return "service";
        }
        boolean forBrowsers = parameter == FilterParameter.SOURCES
                && !find(FilterParameter.MISSING).text().equals(Missing.REFUSE.text());
        return forBrowsers ? "cookie" : parameter.defaultText();
    }

    private void refuseUnknownWords(Map<FilterParameter, String> texts) {
        oneOf(texts, FilterParameter.MISSING, Missing.texts());
        oneOf(texts, FilterParameter.ACCESS, List.of("exclusive", "shared", "snapshot", "none"));
    }

    private void oneOf(Map<FilterParameter, String> texts, FilterParameter parameter, List<String> words) {
        String text = text(texts, parameter);
        if (!words.contains(text)) {
            mistakes.add("filter %s: %s = \"%s\" is unknown: use %s"
                    .formatted(filterName, parameter.key(), text, String.join(" or ", words)));
        }
    }

    private void checkReuse() {
        if (hasReuse()) {
            ReuseParameters.mistakes(reuseTexts())
                    .forEach(mistake -> mistakes.add("filter %s: %s".formatted(filterName, mistake)));
            if (isGiven(FilterParameter.SCOPE)) {
                mistakes.add(
                        "filter %s: scope does not go with reuse: sessions of services are kept apart by service, user,"
                                        .formatted(filterName)
                                + " password and separators; leave scope out");
            }
            return;
        }
        Stream.concat(OF_REUSE.stream(), Stream.of(FilterParameter.ROLE))
                .filter(this::isGiven)
                .map(FilterParameter::key)
                .forEach(key -> mistakes.add(("filter %s: %s belongs to reuse, which this filter does not have:"
                                + " set reuse to one of %s, or leave %s out")
                        .formatted(filterName, key, String.join(", ", ReuseMode.texts()), key)));
    }

    private boolean isGiven(FilterParameter parameter) {
        RawSettings.Found found = find(parameter);
        return found.source() != SettingSource.DEFAULT && !found.text().isEmpty();
    }

    private boolean hasReuse() {
        return !find(FilterParameter.REUSE).text().isEmpty();
    }

    private Map<String, RawSettings.Found> reuseTexts() {
        return OF_REUSE.stream().collect(Collectors.toMap(FilterParameter::key, this::find));
    }

    private static String text(Map<FilterParameter, String> texts, FilterParameter parameter) {
        return texts.getOrDefault(parameter, parameter.defaultText());
    }

    private static List<IdSource> sources(String text) {
        return Arrays.stream(text.split("[\\s,]+", -1))
                .filter(Predicate.not(String::isEmpty))
                .map(PolicyReader::source)
                .distinct()
                .toList();
    }

    private static IdSource source(String text) {
        return Arrays.stream(IdSource.values())
                .filter(source -> source.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "sources names \"" + text + "\": expected url, cookie and header"));
    }
}
