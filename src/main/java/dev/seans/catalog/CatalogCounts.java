package dev.seans.catalog;

/**
 * How much is in the catalogue.
 *
 * @param propertyValues values in the directories of properties
 * @param products all that are stored, with those that are marked as deleted
 * @param deletedProducts of these, the marked ones
 * @param images of products that are not marked as deleted
 * @param missingImages of these, the ones that have not come, or not yet
 */
public record CatalogCounts(
        long groups,
        long properties,
        long propertyValues,
        long products,
        long deletedProducts,
        long images,
        long missingImages,
        long offers,
        long priceTypes,
        long prices,
        long warehouses,
        long stocks) {}
