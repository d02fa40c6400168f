package dev.seans.exchange;

import jakarta.servlet.http.HttpServletRequest;

/** The role of users as which 1C may talk. */
final class ExchangeRole {

    static final String NAME = "seans-exchange";

    private ExchangeRole() {}

    /** Whether a user that came with credentials has lost the role since it opened its session. */
    static boolean isMissing(HttpServletRequest request) {
        return request.getUserPrincipal() != null && !request.isUserInRole(NAME);
    }
}
