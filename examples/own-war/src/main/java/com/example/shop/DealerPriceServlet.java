package com.example.shop;

import dev.seans.services.ServiceSession;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * {@code GET /hs/prices}: a service for the programs of dealers, which call it thousands of times. {@code reuse=autouse}
 * in web.xml gives each call a session in which {@link DealerTerms} are found already. {@code /hs/my-prices} is the same
 * with {@code reuse=use}: the program says when its session begins and ends.
 */
@WebServlet({"/hs/prices", "/hs/my-prices"})
public class DealerPriceServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final int CENTS = 1000;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        ServiceSession service = ServiceSession.of(request).orElseThrow();
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .println("chair %d cents, terms of look-up %d, call %d"
                        .formatted(
                                CENTS - CENTS * DealerTerms.discount(session) / 100,
                                DealerTerms.lookUp(session),
                                service.calls()));
    }
}
