package example.shop;

import dev.seans.imports.CatalogSink;
import dev.seans.records.KeyedRecord;
import dev.seans.records.OfferRecord;
import dev.seans.records.Price;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Keeps the first price of each offer in a table of the shop. */
@ApplicationScoped
public class PriceSink implements CatalogSink {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Override
    public void chunk(long importId, long chunkNo, List<KeyedRecord> records) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM shop_price WHERE offer = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO shop_price VALUES (?, ?)")) {
            for (KeyedRecord keyed : records) {
                if (keyed instanceof OfferRecord offer && offer.prices() != null) {
                    delete.setString(1, offer.id());
                    delete.executeUpdate();
                    for (Price first : offer.prices().stream()
                            .filter(price -> price.amount() != null)
                            .limit(1)
                            .toList()) {
                        insert.setString(1, offer.id());
                        insert.setBigDecimal(2, first.amount());
                        insert.executeUpdate();
                    }
                }
            }
        }
    }
}
