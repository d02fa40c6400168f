package dev.seans.gateway;

import dev.seans.upstream.UpstreamAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a Location of an upstream leads, as a caller must see it: RFC 9110, section 10.2.2. */
final class Location {

    private final String prefix;
    private final String basePath;
    private final UpstreamAddress below;
    private final Optional<Pattern> secret;

    /**
     * For answers of one upstream.
     *
     * @param prefix path of the gateway that stands for the base URL
     * @param basePath of the base URL, encoded, without a slash at its end
     * @param secretParameter of the query, in which the session's token goes along, and which no caller may see
     */
    Location(String prefix, String basePath, UpstreamAddress below, Optional<String> secretParameter) {
        this.secret = secretParameter.map(name -> Pattern.compile("(?<=[?&])" + Pattern.quote(name) + "=[^&#]*&?"));
        this.prefix = prefix;
        this.basePath = basePath;
        this.below = below;
    }

    /**
     * That of a redirection.
     *
     * @param asked to which a relative one is relative
     * @throws UnusableAnswerException if the rule lets no caller follow it; it does not say where it leads, which may be secret
     */
    String allowed(String location, URI asked, RedirectRule rule) throws UnusableAnswerException {
        if (rule == RedirectRule.REFUSE) {
            throw new UnusableAnswerException("it is a redirection, which the setting gateway-redirects refuses");
        }
        Optional<String> here = here(location, asked);
        if (here.isEmpty() && rule == RedirectRule.REWRITE) {
            throw new UnusableAnswerException(
                    "it redirects to another server, or out of the base URL, which the setting"
                            + " gateway-redirects refuses unless it is pass");
        }
        return here.orElse(withoutSecret(location));
    }

    /** That of any other answer, as of 201. */
    String shown(String location, URI asked) {
        return here(location, asked).orElse(withoutSecret(location));
    }

    /** Whether an address of the upstream may have the session in it. */
    boolean hidesSecret() {
        return secret.isPresent();
    }

    private String withoutSecret(String address) {
        return secret.map(parameter -> parameter.matcher(address).replaceAll(""))
                .orElse(address);
    }

    /** The same at the gateway; empty if it is not below the base URL. */
    private Optional<String> here(String location, URI asked) {
        try {
            URI leads = asked.resolve(URI.create(location));
            below.check(leads);
            String query = leads.getRawQuery() == null ? "" : "?" + leads.getRawQuery();
            String fragment = leads.getRawFragment() == null ? "" : "#" + leads.getRawFragment();
            return Optional.of(
                    prefix + leads.getRawPath().substring(basePath.length()) + withoutSecret(query) + fragment);
        } catch (IllegalArgumentException elsewhereOrNoUri) {
            return Optional.empty();
        }
    }
}
