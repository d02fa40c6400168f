/**
 * Records of a catalogue: what a document has said of a product, an offer or a group, whatever became of it before and becomes
 * of it afterwards. They know neither XML nor a database.
 *
 * <p>Applications import {@link KeyedRecord}, {@link ProductRecord}, {@link OfferRecord}, {@link GroupRecord},
 * {@link PropertyRecord}, {@link PriceTypeRecord}, {@link WarehouseRecord}, {@link UnitRecord}, {@link Price},
 * {@link Stock}, {@link OrderRecord}.
 */
@NullMarked
package dev.seans.records;

import org.jspecify.annotations.NullMarked;
