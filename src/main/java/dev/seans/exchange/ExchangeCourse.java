package dev.seans.exchange;

import java.util.Optional;

/**
 * An exchange session, and what came of it.
 *
 * @param files how many it has uploaded
 * @param importNumber its newest import; empty if there is none, or none any more
 */
public record ExchangeCourse(ExchangeRow exchange, int files, Optional<Long> importNumber) {}
