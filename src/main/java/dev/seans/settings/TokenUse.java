package dev.seans.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a token goes with a call.
 *
 * @param inQuery whether it is a parameter of the query, and no header
 * @param name of the parameter or header
 * @param value with the placeholder {@code {token}}
 */
public record TokenUse(boolean inQuery, String name, Template value) {

    static final TokenUse BEARER = new TokenUse(false, "Authorization", new Template("Bearer {token}"));

    private static final String TOKEN = "token";
    private static final Pattern PARAMETER = Pattern.compile("\\?([^=&?#%\\s]+)=(\\{token})");

    /** @throws IllegalArgumentException with what was expected */
    static TokenUse parse(String text) {
        Matcher parameter = PARAMETER.matcher(text);
        if (parameter.matches()) {
            return new TokenUse(true, parameter.group(1), new Template(parameter.group(2)));
        }
        List<HeaderTemplate> headers = HeaderTemplate.all(text);
        if (headers.size() != 1 || !headers.get(0).value().names().equals(List.of(TOKEN))) {
            throw new IllegalArgumentException(
                    "expected a header, such as X-Auth-Token: {token}, or a parameter, such as ?access_token={token}");
        }
        return new TokenUse(false, headers.get(0).name(), headers.get(0).value());
    }

    /**
     * The header that carries a token.
     *
     * @throws IllegalArgumentException if no header can; it is not shown
     */
    public SecretHeader header(Secret token) {
        return new SecretHeader(name, new Secret(value.filled(placeholder -> token.text())));
    }

    /** The parameter that carries a token. */
    public SecretParameter parameter(Secret token) {
        return new SecretParameter(name, token);
    }
}
