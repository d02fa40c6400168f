package dev.seans.filter;

import dev.seans.identity.Authorization;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Whether the caller of a service is whom they say, and may call it. Schemes other than Basic are left to the
 * application: such a call has no user here.
 *
 * @param role that callers must have; empty if none
 */
record ServiceCredentials(String role) {

    /** Verifies the credentials, unless the server has done so before us; says what is wrong with them. */
    Optional<RefusalReason> objection(HttpServletRequest request, Authorization authorization) {
        if (ContainerLogin.user(request).isEmpty() && !isGood(request, authorization)) {
            return Optional.of(RefusalReason.WRONG_CREDENTIALS);
        }
        if (role.isEmpty() || request.isUserInRole(role)) {
            return Optional.empty();
        }
        return Optional.of(
                ContainerLogin.user(request).isEmpty() ? RefusalReason.NO_CREDENTIALS : RefusalReason.ROLE_MISSING);
    }

    private static boolean isGood(HttpServletRequest request, Authorization authorization) {
        return authorization instanceof Authorization.Basic basic
                ? ContainerLogin.verify(request, basic)
                : !(authorization instanceof Authorization.Unusable);
    }
}
