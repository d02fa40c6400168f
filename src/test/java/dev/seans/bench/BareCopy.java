package dev.seans.bench;

import dev.seans.database.Database;
import dev.seans.database.DriverCopy;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/**
 * What PostgreSQL itself needs for the rows of an import: they are taken out of the tables, ready encoded, and copied
 * into the same tables of a fresh database, with their keys and indexes, each table by one COPY, all in one
 * transaction.
 */
record BareCopy(Path folder) {

    private static final List<String> TABLES = List.of(
            "seans_catalog_group",
            "seans_catalog_property",
            "seans_catalog_property_value",
            "seans_catalog_product",
            "seans_catalog_product_group",
            "seans_catalog_product_property",
            "seans_catalog_product_requisite",
            "seans_catalog_product_image",
            "seans_catalog_product_characteristic",
            "seans_catalog_product_barcode",
            "seans_catalog_product_tax",
            "seans_catalog_product_unit",
            "seans_catalog_price_type",
            "seans_catalog_warehouse",
            "seans_catalog_offer",
            "seans_catalog_offer_characteristic",
            "seans_catalog_offer_barcode",
            "seans_catalog_offer_unit",
            "seans_catalog_offer_property",
            "seans_catalog_offer_image",
            "seans_catalog_extra",
            "seans_catalog_price",
            "seans_catalog_stock",
            "seans_catalog_seen");

    void takeOut(Database imported) throws Exception {
        try (Connection connection = imported.dataSource().getConnection()) {
            for (String table : TABLES) {
                try (OutputStream rows = new BufferedOutputStream(Files.newOutputStream(file(table)))) {
                    copyOut(connection, "COPY " + table + " TO STDOUT (FORMAT binary)", rows);
                }
            }
        }
    }

    /** By reflection, as {@link DriverCopy}: javac would warn of annotations that the driver does not bring. */
    private static void copyOut(Connection connection, String sql, OutputStream rows) throws Exception {
        Class<?> driver = Class.forName("org.postgresql.PGConnection");
        Object api = driver.getMethod("getCopyAPI").invoke(connection.unwrap(driver));
        api.getClass().getMethod("copyOut", String.class, OutputStream.class).invoke(api, sql, rows);
    }

    Database bringIn(Database fresh) throws Exception {
        try (Connection connection = fresh.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            DriverCopy copy = DriverCopy.of(connection);
            for (String table : TABLES) {
                try (InputStream rows = new BufferedInputStream(Files.newInputStream(file(table)))) {
                    copy.copyIn(connection, "COPY " + table + " FROM STDIN (FORMAT binary)", rows);
                }
            }
            connection.commit();
        }
        return fresh;
    }

    private Path file(String table) {
        return folder.resolve(table + ".copy");
    }
}
