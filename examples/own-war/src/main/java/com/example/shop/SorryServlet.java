package com.example.shop;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** The error page of the shop: it tells the visitor what went wrong, and that the basket is still there. */
@WebServlet("/sorry")
public class SorryServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        int pieces = session == null ? 0 : Basket.of(session).total();
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .println("Sorry: " + request.getAttribute(RequestDispatcher.ERROR_MESSAGE) + ". Pieces in your basket: "
                        + pieces);
    }
}
