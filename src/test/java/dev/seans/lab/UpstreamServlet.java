package dev.seans.lab;

import dev.seans.client.SessionClient;
import dev.seans.client.SessionClients;
import dev.seans.client.UpstreamSessionException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Calls an upstream, as an application of a team would: {@code /upstream/shop/data} is {@code /data} of the shop. */
public class UpstreamServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient SessionClients clients;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        String[] nameAndPath = request.getPathInfo().substring(1).split("/", 2);
        SessionClient client = clients.of(nameAndPath[0]);
        try {
            HttpRequest call =
                    HttpRequest.newBuilder(client.uri("/" + nameAndPath[1])).build();
            HttpResponse<String> answer = client.httpClient().send(call, BodyHandlers.ofString());
            response.getWriter().print(answer.statusCode());
        } catch (UpstreamSessionException none) {
            response.getWriter().print(none.reason() + ": " + none.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
