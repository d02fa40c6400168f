/** What benchmarks share: our beans without a container, threads, a log file. No tests. */
@NullMarked
package dev.seans.bench.harness;

import org.jspecify.annotations.NullMarked;
