package dev.seans.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ways to log in, as the setting {@code login} names them. */
public enum LoginKind {
    /** A request with Basic credentials. */
    BASIC,
    /** 1C's sessions: each serves one call at a time. */
    IBSESSION,
    /** User and password as a form of a browser sends them. */
    FORM,
    /** User and password in JSON. */
    JSON,
    /** A token by OAuth 2: RFC 6749. */
    OAUTH2,
    /** A bean of the team, by its own name. */
    BEAN;

    static LoginKind of(String login) {
        return builtIn().stream()
                .filter(kind -> kind.word().equals(login))
                .findFirst()
                .orElse(BEAN);
    }

    /** All that need no code. */
    public static List<LoginKind> builtIn() {
        return Arrays.stream(values()).filter(kind -> kind != BEAN).toList();
    }

    /** As operators write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the login request has a body. */
    public boolean hasBody() {
        return this == FORM || this == JSON || this == OAUTH2;
    }

    /** Whether a login can consist of more than one request, and bring a token. */
    boolean hasSteps() {
        return hasBody() || this == BASIC;
    }

    /** Whether user and password go as HTTP Basic has them, which allows no colon in the user. */
    public boolean sendsBasic() {
        return this == BASIC || this == IBSESSION;
    }
}
