package dev.seans.filter;

import dev.seans.identity.Authorization;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;

/** Asks the server's own realm: users belong to the container, whatever it keeps them in. */
public final class ContainerLogin {

    private ContainerLogin() {}

    /** Verifies the credentials and makes their user the caller of the request. */
    static boolean verify(HttpServletRequest request, Authorization.Basic credentials) {
        try {
            login(request, credentials.user(), credentials.password());
            return true;
        } catch (ServletException refused) {
            return false;
        }
    }

    /** As {@link HttpServletRequest#login}, and no session of the container comes of it. */
    static void login(HttpServletRequest request, String user, String password) throws ServletException {
        boolean hadSession = request.getSession(false) != null;
        request.login(user, password);
        if (!hadSession) {
            forgetContainerSession(request);
        }
    }

    /** Whom the server has made the caller already. */
    public static Optional<String> user(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
    }

    /** WildFly opens a session of its own at login; nobody would ever come back to it. */
    private static void forgetContainerSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
