package dev.seans.filter;

import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.RawSettings;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The policies of an application, and the refusals that they name. */
@OnePerApplication
class FilterPolicies {

    private final Instance<Refusal> refusals;

    @Inject
    public FilterPolicies(@Any Instance<Refusal> refusals) {
        this.refusals = refusals;
    }

    /**
     * Reads the policy of every filter in web.xml, as the filters will: a server may go on without a filter whose start
     * has failed, but not without a listener.
     *
     * @return the policies by the names of their filters
     * @throws InvalidSettingsException if one of them has a mistake, or two do not go together
     */
    public Map<String, FilterPolicy> check(ServletContext context, Map<String, String> contextParams) {
        RawSettings raw = RawSettings.ofProcess(contextParams);
        Map<String, FilterPolicy> found = new TreeMap<>();
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            if (SessionIdentityFilter.class.getName().equals(filter.getClassName())) {
                FilterPolicy policy = new PolicyReader(filter.getName(), filter.getInitParameters(), raw).read();
                refusal(filter.getName(), policy);
                found.put(filter.getName(), policy);
            }
        }
        refuseTwoScopes(found);
        return found;
    }

    /** One browser has one cookie of the application, so only one kind of session can be in it. */
    static void refuseTwoScopes(Map<String, FilterPolicy> policies) {
        Map<String, String> filterOf = new TreeMap<>();
        policies.forEach((filter, policy) -> {
            if (policy.missing().makesSessions()) {
                filterOf.putIfAbsent(policy.scope(), filter);
            }
        });
        if (filterOf.size() > 1) {
            throw new InvalidSettingsException(List.of(
                    "the filters %s make sessions of different scopes (%s), but a browser has one cookie for all of them:"
                                    .formatted(
                                            String.join(", ", filterOf.values()), String.join(", ", filterOf.keySet()))
                            + " give them the same init-param scope"));
        }
    }

    /**
     * How the policy of this filter refuses.
     *
     * @throws InvalidSettingsException if there is no such refusal
     */
    Refusal refusal(String filterName, FilterPolicy policy) {
        return refusals.stream()
                .filter(refusal -> refusal.name().equals(policy.refusal()))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidSettingsException(List.of("filter %s: refusal = \"%s\" is unknown: use one of %s"
                                .formatted(filterName, policy.refusal(), names()))));
    }

    private List<String> names() {
        return refusals.stream().map(Refusal::name).sorted().toList();
    }
}
