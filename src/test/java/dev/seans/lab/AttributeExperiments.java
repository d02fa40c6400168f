package dev.seans.lab;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Attributes: set, read, changed in place, removed, and values that want to know of it. */
final class AttributeExperiments {

    static final Map<String, Experiment> ALL = Map.of(
            "set", AttributeExperiments::set,
            "get", AttributeExperiments::get,
            "names", AttributeExperiments::names,
            "remove", AttributeExperiments::remove,
            "append", AttributeExperiments::append,
            "bind", AttributeExperiments::bind,
            "forbidden", AttributeExperiments::forbidden,
            "increment", AttributeExperiments::increment);

    private AttributeExperiments() {}

    private static void set(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute(request.getParameter("name"), request.getParameter("value"));
        response.getWriter().print("set");
    }

    private static void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(request.getSession().getAttribute(request.getParameter("name")));
    }

    private static void names(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> names = Collections.list(request.getSession().getAttributeNames());
        response.getWriter().print(names.stream().sorted().toList());
    }

    private static void remove(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().removeAttribute(request.getParameter("name"));
        response.getWriter().print("removed");
    }

    /** Changes a value in place, and does not tell the session. */
    @SuppressWarnings("unchecked")
    private static void append(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        List<String> list = (List<String>) session.getAttribute("list");
        if (list == null) {
            list = new ArrayList<>();
            session.setAttribute("list", list);
        }
        list.add(request.getParameter("value"));
        response.getWriter().print(list);
    }

    private static void bind(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute("bound", new BoundValue(request.getParameter("diary")));
        response.getWriter().print("bound");
    }

    /** A class that nobody has allowed. */
    private static void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.getSession().setAttribute("forbidden", new UnknownValue("x"));
            response.getWriter().print("taken");
        } catch (IllegalArgumentException refused) {
            response.getWriter().print(refused.getMessage());
        }
    }

    private static void increment(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        int count = session.getAttribute("count") instanceof Integer before ? before + 1 : 1;
        session.setAttribute("count", count);
        response.getWriter().print(count);
    }
}
