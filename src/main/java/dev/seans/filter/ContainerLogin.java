package dev.seans.filter;

import dev.seans.identity.Authorization;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** Asks the server's own realm: users belong to the container, whatever it keeps them in. */
public final class ContainerLogin {

    private ContainerLogin() {}

    /** Verifies the credentials and makes their user the caller of the request. */
    public static boolean verify(HttpServletRequest request, Authorization.Basic credentials) {
        try {
            request.login(credentials.user(), credentials.password());
            forgetContainerSession(request);
            return true;
        } catch (ServletException refused) {
            return false;
        }
    }

    /** WildFly opens a session of its own at login; nobody would ever come back to it. */
    private static void forgetContainerSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
