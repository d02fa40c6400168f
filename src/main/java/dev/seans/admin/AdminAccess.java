package dev.seans.admin;

import dev.seans.filter.BasicChallenge;
import dev.seans.filter.ContainerLogin;
import dev.seans.identity.Authorization;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Who may use the API: users of the server's realm with the role seans-admin. */
final class AdminAccess {

    private static final String ROLE = "seans-admin";

    private AdminAccess() {}

    /** Whether the caller is an operator; wrong credentials are just no operator's. */
    static boolean isGranted(HttpServletRequest request) {
        return Authorization.parse(request.getHeader("Authorization")) instanceof Authorization.Basic basic
                && ContainerLogin.verify(request, basic)
                && request.isUserInRole(ROLE);
    }

    /**
     * Lets operators through.
     *
     * @throws ApiException 401 without usable credentials, 403 for users without the role
     */
    static void require(HttpServletRequest request, HttpServletResponse response) {
        if (isGranted(request)) {
            return;
        }
        if (request.getUserPrincipal() != null) {
            throw new ApiException(HttpServletResponse.SC_FORBIDDEN, "the user does not have the role " + ROLE);
        }
        BasicChallenge.addTo(response);
        throw new ApiException(
                HttpServletResponse.SC_UNAUTHORIZED,
                "Basic credentials of a user with the role " + ROLE + " are needed");
    }
}
