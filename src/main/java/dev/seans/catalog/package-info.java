/**
 * The catalogue: a CommerceML document comes in as a stream of records, and they go out as rows.
 * The reader knows XML and no database; the writer knows tables and no XML; the records between them know neither.
 * May use database and settings; who imports what, and when, is decided above.
 *
 * <p>Applications import {@link KeyedRecord}, {@link ProductRecord}, {@link OfferRecord}, {@link GroupRecord},
 * {@link PropertyRecord}, {@link PriceTypeRecord}, {@link WarehouseRecord}, {@link UnitRecord}, {@link Price},
 * {@link Stock}.
 */
@NullMarked
package dev.seans.catalog;

import org.jspecify.annotations.NullMarked;
