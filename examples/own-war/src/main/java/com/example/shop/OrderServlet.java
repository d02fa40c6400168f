package com.example.shop;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** {@code POST /order} turns the basket into an order. A second click, on whichever node, finds it empty. */
@WebServlet("/order")
public class OrderServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Orders orders;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Basket basket = Basket.of(session);
        if (basket.pieces().isEmpty()) {
            response.sendError(HttpServletResponse.SC_CONFLICT, "the basket is empty");
            return;
        }
        String number = orders.place(basket);
        Basket.takeFrom(session);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(number);
    }
}
