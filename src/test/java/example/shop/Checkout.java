package example.shop;

import dev.seans.orderbook.Orders;
import dev.seans.orders.Customer;
import dev.seans.orders.Order;
import dev.seans.orders.OrderLine;
import dev.seans.orders.OrderTax;
import dev.seans.orders.OrderUnit;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Places an order in the shop, and offers it to 1C if and only if the shop has it. */
@ApplicationScoped
public class Checkout {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Inject
    private Orders orders;

    @Transactional
    public void place(String number, String customer, String product, BigDecimal price) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO shop_order (number) VALUES (?)")) {
            insert.setString(1, number);
            insert.executeUpdate();
        }
        orders.put(Order.numbered(number)
                .placedAt(Instant.now())
                .customer(Customer.person(customer))
                .line(new OrderLine(
                        null,
                        null,
                        product,
                        OrderUnit.PIECE,
                        BigDecimal.ONE,
                        price,
                        price,
                        new OrderTax("20", true),
                        OrderLine.Kind.GOODS))
                .build());
    }
}
