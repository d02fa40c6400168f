package com.example.shop;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /price?offer=…}: what {@link ShopPrices} has kept of an offer. */
@WebServlet("/price")
public class PriceServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @PersistenceContext(unitName = "shop")
    private transient EntityManager entities;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String offer = request.getParameter("offer");
        ShopPrice price = offer == null ? null : entities.find(ShopPrice.class, offer);
        if (price == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "no such offer has a price");
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(price.amount().toPlainString());
    }
}
