/**
 * What durable sessions cost, beside those of Spring: mvn -Pbench -Dbench=sessions. No tests; docs/benchmarks.md has
 * what came out. Both stand behind the same servlet on the same Tomcat, before the same pool of connections.
 */
@NullMarked
package dev.seans.bench.sessions;

import org.jspecify.annotations.NullMarked;
