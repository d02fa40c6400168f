package dev.seans.acceptance;

import example.shop.Checkout;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.math.BigDecimal;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lets a test place an order in a shop of the WAR, in a transaction that goes through or does not. */
@WebServlet("/test/checkout")
public class CheckoutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Checkout checkout;

    @Resource
    private transient UserTransaction transaction;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try {
            transaction.begin();
            checkout.place(request.getParameter("number"), "Анна", "Мяч", BigDecimal.TEN);
            if (request.getParameter("commit").equals("yes")) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        } catch (Exception failed) {
            throw new ServletException(failed);
        }
    }

    /** What the shop has. */
    static void makeTable(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS shop_order (number VARCHAR(11) PRIMARY KEY, number_in_1c VARCHAR(100))");
        }
    }
}
