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

/** The policies of an application, and the refusals that they name. */
@OnePerApplication
public class FilterPolicies {

    private final Instance<Refusal> refusals;

    @Inject
    public FilterPolicies(@Any Instance<Refusal> refusals) {
        this.refusals = refusals;
    }

    /**
     * Reads the policy of every filter in web.xml, as the filters will: a server may go on without a filter whose start
     * has failed, but not without a listener.
     *
     * @throws InvalidSettingsException if one of them has a mistake
     */
    public void check(ServletContext context, Map<String, String> contextParams) {
        RawSettings raw = RawSettings.ofProcess(contextParams);
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            if (SessionIdentityFilter.class.getName().equals(filter.getClassName())) {
                PolicyReader reader = new PolicyReader(filter.getName(), filter.getInitParameters(), raw);
                refusal(filter.getName(), reader.read());
            }
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
