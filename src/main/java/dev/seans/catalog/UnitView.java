package dev.seans.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Another unit of a product or an offer.
 *
 * @param unit its name or code, as 1C writes it
 * @param coefficient how many base units it is
 */
public record UnitView(@Nullable String unit, @Nullable BigDecimal coefficient) {}
