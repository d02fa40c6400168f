package dev.seans.gateway;

import dev.seans.api.JsonAnswer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The gateway: {@code /gateway/<upstream>/…} is the upstream's base URL, for programs with the role {@code seans-client}. Of an
 * upstream nobody knows what it answers, so a browser gets its pages without the rights of this server's.
 */
public class GatewayServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Instance<Gateway> gateway;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", "sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            gateway.get().call(request, response);
        } catch (RuntimeException failed) {
            response.setHeader("Cache-Control", "no-store");
            JsonAnswer.sendFailure(response, failed);
        }
    }
}
