package dev.seans.services;

import dev.seans.filter.ContainerLogin;
import dev.seans.filter.LoginBrake;
import dev.seans.filter.RefusalReason;
import dev.seans.identity.Authorization;
import dev.seans.identity.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Whether the caller of a service is whom they say, and may call it. Schemes other than Basic are left to the server and
 * to the application: where the server knows no user, such a call has none, and its header tells callers apart.
 *
 * @param role that callers must have; empty if none
 */
record ServiceCredentials(String role, LoginBrake brake) {

    /**
     * Verifies the credentials, unless the server has done so before us; says what is wrong with them.
     *
     * @param proof of a session that comes along
     */
    Optional<RefusalReason> objection(
            HttpServletRequest request,
            ClientAddress address,
            Authorization authorization,
            Optional<LoginBrake.Proof> proof) {
        LoginBrake.Answer answer = answer(request, address, authorization, proof);
        if (answer != LoginBrake.Answer.RIGHT) {
            return Optional.of(
                    answer == LoginBrake.Answer.WRONG ? RefusalReason.WRONG_CREDENTIALS : RefusalReason.LOGIN_BRAKED);
        }
        if (role.isEmpty() || request.isUserInRole(role)) {
            return Optional.empty();
        }
        return Optional.of(
                ContainerLogin.user(request).isEmpty() ? RefusalReason.NO_CREDENTIALS : RefusalReason.ROLE_MISSING);
    }

    /**
     * What sessions are kept apart by beside the user: of Basic the password, also if the server has verified it before
     * us; of another scheme the whole header, because two tokens may be two users, whom only the application knows. What
     * it is stands in front, so that no password looks like a header. A user whom the server knows by another scheme is
     * enough by itself: headers of Digest differ from call to call.
     *
     * @param before whom the server had verified before us: if by Basic, the header is of the same user
     */
    static Optional<String> telling(Optional<String> before, HttpServletRequest request, Authorization authorization) {
        if (authorization instanceof Authorization.Basic basic) {
            return before.isEmpty() || before.get().equalsIgnoreCase(basic.user())
                    ? Optional.of("basic " + basic.password())
                    : Optional.empty();
        }
        return before.isEmpty()
                ? Optional.ofNullable(request.getHeader("Authorization")).map("other "::concat)
                : Optional.empty();
    }

    private LoginBrake.Answer answer(
            HttpServletRequest request,
            ClientAddress address,
            Authorization authorization,
            Optional<LoginBrake.Proof> proof) {
        if (ContainerLogin.user(request).isPresent()) {
            return LoginBrake.Answer.RIGHT;
        }
        if (authorization instanceof Authorization.Basic basic) {
            return brake.verify(request, address, basic, proof);
        }
        return authorization instanceof Authorization.Unusable ? LoginBrake.Answer.WRONG : LoginBrake.Answer.RIGHT;
    }
}
