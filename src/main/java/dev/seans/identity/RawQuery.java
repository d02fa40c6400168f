package dev.seans.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The query string as it came, read without touching the request's body: {@code getParameter} would consume a POST that
 * looks like a form.
 */
public final class RawQuery {

    private final List<Parameter> parameters;

    private RawQuery(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /** Reads {@link jakarta.servlet.http.HttpServletRequest#getQueryString()}. */
    public static RawQuery parse(@Nullable String query) {
        List<Parameter> parameters = new ArrayList<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.add(new Parameter(QueryText.decode(name), QueryText.decode(value)));
            }
        }
        return new RawQuery(parameters);
    }

    /** Every value of a parameter, decoded, in the order of the query. */
    public List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** The first value of a parameter. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    private record Parameter(String name, String value) {}
}
