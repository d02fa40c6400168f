package dev.seans.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The body of a login request before user and password stand in it.
 *
 * @param form how it is written
 */
public record BodyTemplate(BodyForm form, Template template) {

    private static final Pattern AND = Pattern.compile("&");

    /** With these values, each written as the form wants it. */
    public String filled(UnaryOperator<String> value) {
        return template.filled(name -> form.inserted(value.apply(name)));
    }

    /** Whether user or password stand in it. */
    public boolean hasCredentials() {
        return template.has("user") || template.has("password");
    }

    /** The names of the fields of a form. */
    public Set<String> fields() {
        return AND.splitAsStream(template.text())
                .map(pair -> decoded(pair.split("=", 2)[0]))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
