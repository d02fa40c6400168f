package example.shop;

import dev.seans.imports.OrderSink;
import dev.seans.orderbook.ReturnedOrder;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Keeps in the shop's own table under which number 1C's users know an order. */
@ApplicationScoped
public class OrderChanges implements OrderSink {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Override
    public void returned(long importId, long chunkNo, List<ReturnedOrder> changes) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE shop_order SET number_in_1c = ? WHERE number = ?")) {
            for (ReturnedOrder change : changes) {
                update.setString(1, change.document().numberInOneC());
                update.setString(2, change.number());
                update.executeUpdate();
            }
        }
    }
}
