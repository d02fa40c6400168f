/**
 * The filter in front of every servlet: which session a request belongs to, and whether it may go on.
 * Policies come from init-params of web.xml and from outside; refusals never create anything.
 * What a refusal looks like on the wire is for {@link dev.seans.filter.Refusal} to say.
 *
 * <p>Applications import {@link SeansSession}, {@link SessionIdentity}, {@link SessionEntry}.
 */
@NullMarked
package dev.seans.filter;

import org.jspecify.annotations.NullMarked;
