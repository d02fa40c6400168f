/**
 * What session reuse saves: the measurement of 1C itself, mvn -Pbench -Dbench=reuse. No tests; docs/benchmarks.md has what
 * came out.
 */
@NullMarked
package dev.seans.bench.reuse;

import org.jspecify.annotations.NullMarked;
