/**
 * CommerceML: a document of 1C comes in, and records come out. Knows XML, the habits of real exports and the names that 1C gives
 * files, and no database; records know neither. What becomes of them is decided above.
 *
 * <p>Applications import {@link KeyedRecord}, {@link ProductRecord}, {@link OfferRecord}, {@link GroupRecord},
 * {@link PropertyRecord}, {@link PriceTypeRecord}, {@link WarehouseRecord}, {@link UnitRecord}, {@link Price},
 * {@link Stock}.
 */
@NullMarked
package dev.seans.commerceml;

import org.jspecify.annotations.NullMarked;
