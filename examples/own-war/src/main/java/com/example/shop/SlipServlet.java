package com.example.shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * {@code GET /slip} prints the basket, line by line. With {@code access=shared} it reads on while nobody may write;
 * an attempt to change the session here would be refused.
 */
@WebServlet("/slip")
public class SlipServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Basket basket = Basket.of(request.getSession());
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter slip = response.getWriter();
        basket.pieces().forEach((article, pieces) -> slip.println(pieces + " x " + article));
        slip.println(basket.total() + " in all");
    }
}
