package dev.seans.commerceml;

import java.util.Set;

/**
 * What a document has said of the goods that follow.
 *
 * @param catalogId of the catalogue around them; empty if none was told yet
 * @param declaredPriceTypes of which their package says all prices: a type that an offer with prices does not name has none
 */
record GoodsContext(String catalogId, Set<String> declaredPriceTypes) {

    GoodsContext {
        declaredPriceTypes = Set.copyOf(declaredPriceTypes);
    }
}
