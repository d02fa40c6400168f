package com.example.shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * {@code POST /basket?article=chair} puts one more piece into the basket. An ordinary servlet: that two clicks at once
 * count as two, on one node or on several, is the work of {@code access=exclusive} in web.xml.
 */
@WebServlet("/basket")
public class BasketServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String article = request.getParameter("article");
        if (article == null || !article.matches("[\\w-]{1,40}")) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "article: 1 to 40 letters, digits, _ or -");
            return;
        }
        HttpSession session = request.getSession();
        Basket basket = Basket.of(session).with(article);
        basket.putInto(session);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(basket.pieces());
    }
}
