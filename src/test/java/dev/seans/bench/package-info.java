/**
 * How fast imports are: mvn -Pbench -Dbench=imports. No tests; docs/benchmarks.md has what came out.
 * What is measured is the real path, from the document's bytes to committed rows.
 */
@NullMarked
package dev.seans.bench;

import org.jspecify.annotations.NullMarked;
