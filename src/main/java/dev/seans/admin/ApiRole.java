package dev.seans.admin;

import dev.seans.filter.BasicChallenge;
import dev.seans.filter.ContainerLogin;
import dev.seans.identity.Authorization;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What users of the server's realm may do with the API. Neither role contains the other. */
enum ApiRole {
    /** Operators: everything but the cookies of upstreams. */
    ADMIN("seans-admin"),
    /** Programs that call upstreams: the cookies of upstreams alone. */
    CLIENT("seans-client");

    private final String role;

    ApiRole(String role) {
        this.role = role;
    }

    /** Who may ask for what is at this path. */
    static ApiRole of(String path) {
        return CookieHandout.isAt(path) ? CLIENT : ADMIN;
    }

    /** Whether the caller has the role; wrong credentials are just nobody's. */
    boolean isGranted(HttpServletRequest request) {
        return Authorization.parse(request.getHeader("Authorization")) instanceof Authorization.Basic basic
                && ContainerLogin.verify(request, basic)
                && request.isUserInRole(role);
    }

    /**
     * Lets users with the role through.
     *
     * @throws ApiException 401 without usable credentials, 403 for users without the role
     */
    void require(HttpServletRequest request, HttpServletResponse response) {
        if (!isGranted(request)) {
            throw refusal(request, response);
        }
    }

    /** What a caller gets to whom it was not granted; the realm is not asked again. */
    ApiException refusal(HttpServletRequest request, HttpServletResponse response) {
        if (request.getUserPrincipal() != null) {
            return new ApiException(HttpServletResponse.SC_FORBIDDEN, "the user does not have the role " + role);
        }
        BasicChallenge.addTo(response);
        return new ApiException(
                HttpServletResponse.SC_UNAUTHORIZED,
                "Basic credentials of a user with the role " + role + " are needed");
    }
}
