package dev.seans.catalog;

/**
 * How much is in the catalogue.
 *
 * @param propertyValues values in the directories of properties
 * @param products all that are stored, with those that are marked as deleted
 * @param deletedProducts of these, the marked ones
 * @param inactiveProducts of these, the ones that {@code deactivate} has hidden
 * @param inactiveOffers of the offers, likewise
 * @param units entries of the directory of units
 * @param images of products that are not marked as deleted
 * @param missingImages of these, the ones that have not come, or not yet
 */
public record CatalogCounts(
        long groups,
        long properties,
        long propertyValues,
        long products,
        long deletedProducts,
        long inactiveProducts,
        long images,
        long missingImages,
        long offers,
        long inactiveOffers,
        long priceTypes,
        long prices,
        long warehouses,
        long stocks,
        long units) {}
