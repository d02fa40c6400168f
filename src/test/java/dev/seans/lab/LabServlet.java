package dev.seans.lab;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Every experiment on every way to hold a session: {@code /x/increment} runs "increment" exclusively, {@code /n/increment}
 * without any session.
 */
public class LabServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Map<String, Experiment> EXPERIMENTS = new HashMap<>();

    static {
        EXPERIMENTS.putAll(AttributeExperiments.ALL);
        EXPERIMENTS.putAll(LifeExperiments.ALL);
        EXPERIMENTS.putAll(LockExperiments.ALL);
        EXPERIMENTS.putAll(DispatchExperiments.ALL);
        EXPERIMENTS.putAll(AsyncExperiments.ALL);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getServletPath().equals("/plain")) {
            throw new IllegalStateException("as the test wants it");
        }
        Experiment experiment = EXPERIMENTS.get(request.getPathInfo().substring(1));
        if (experiment == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        experiment.run(request, response);
    }
}
