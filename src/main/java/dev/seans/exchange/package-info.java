/**
 * The CommerceML exchange protocol of 1C: a small class for each mode, and the texts that 1C's operator reads.
 * Sends and understands lines of text, nothing more.
 * What happens to files and imports is decided in the rooms below. Owns the table seans_exchange_session.
 */
@NullMarked
package dev.seans.exchange;

import org.jspecify.annotations.NullMarked;
