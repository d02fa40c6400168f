package dev.seans.bench;

import dev.seans.commerceml.CatalogReader;
import dev.seans.database.Database;
import dev.seans.records.CatalogRecord;
import dev.seans.records.OfferRecord;
import dev.seans.records.ProductRecord;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What most importers do: look each product up, change it, and let JPA write it; a commit every thousand. */
final class JpaUpserts implements AutoCloseable {

    private static final int COMMIT = 1000;

    private final EntityManagerFactory factory;

    JpaUpserts(Database database) throws ReflectiveOperationException {
        factory = JpaUnit.open(database.dataSource(), List.of(JpaProduct.class, JpaDetail.class));
    }

    /** Reads a document, and upserts what it says of so many products. */
    long upsert(Path document, int products) throws Exception {
        long done = 0;
        try (InputStream bytes = Files.newInputStream(document);
                CatalogReader reader = new CatalogReader(bytes);
                EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            for (CatalogRecord next = reader.next(); next != null && done < products; next = reader.next()) {
                if (upsert(entities, next) && ++done % COMMIT == 0) {
                    entities.getTransaction().commit();
                    entities.clear();
                    entities.getTransaction().begin();
                }
            }
            entities.getTransaction().commit();
        }
        return done;
    }

    private static boolean upsert(EntityManager entities, CatalogRecord found) {
        if (found instanceof ProductRecord product && product.content() != null) {
            JpaProduct row = row(entities, product.id());
            row.name = product.content().name();
            row.description = product.content().description();
            row.replace(List.of("property", "requisite", "image"), details(product.content()));
            return true;
        }
        if (found instanceof OfferRecord offer) {
            row(entities, offer.productId()).replace(List.of("price", "stock"), details(offer));
            return true;
        }
        return false;
    }

    private static JpaProduct row(EntityManager entities, String extId) {
        return entities.createQuery("SELECT p FROM JpaProduct p WHERE p.extId = :id", JpaProduct.class)
                .setParameter("id", extId)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    JpaProduct row = new JpaProduct(extId);
                    entities.persist(row);
                    return row;
                });
    }

    private static List<JpaDetail> details(ProductRecord.Content product) {
        List<JpaDetail> details = new ArrayList<>();
        product.properties()
                .forEach((id, values) -> values.forEach(value -> details.add(new JpaDetail("property", id, value))));
        product.requisites().forEach(value -> details.add(new JpaDetail("requisite", value.name(), value.value())));
        product.images().forEach(path -> details.add(new JpaDetail("image", "", path)));
        return details;
    }

    private static List<JpaDetail> details(OfferRecord offer) {
        List<JpaDetail> details = new ArrayList<>();
        if (offer.prices() != null) {
            offer.prices()
                    .forEach(price -> details.add(new JpaDetail(
                            "price",
                            String.valueOf(price.priceTypeId()),
                            Objects.requireNonNull(price.amount()).toPlainString())));
        }
        if (offer.stock() != null) {
            offer.stock()
                    .levels()
                    .forEach(level -> details.add(new JpaDetail(
                            "stock",
                            String.valueOf(level.warehouseId()),
                            level.quantity().toPlainString())));
        }
        return details;
    }

    @Override
    public void close() {
        factory.close();
    }
}
