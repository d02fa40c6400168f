/**
 * What a servlet sees of its session: {@link jakarta.servlet.http.HttpSession} over the bytes of a row.
 * Attributes are serialized with an allow-list; values hear when they are bound; applications hear through CDI events.
 * Knows neither requests nor locks: the filter room takes a session and gives it back.
 *
 * <p>Applications import {@link SessionCreated}, {@link SessionEnded}, {@link SessionIdChanged},
 * {@link SessionAttributeChanged}.
 */
@NullMarked
package dev.seans.httpsession;

import org.jspecify.annotations.NullMarked;
