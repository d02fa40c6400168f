package dev.seans.lab;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** What others forward to, include, or show as their error page; it counts its calls in the session it sees. */
public class InnerServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        HttpSession session = request.getSession();
        int calls = session.getAttribute("inner") instanceof Integer before ? before + 1 : 1;
        session.setAttribute("inner", calls);
        response.getWriter()
                .print(request.getDispatcherType() + " outer=" + session.getAttribute("outer") + " inner=" + calls);
    }
}
