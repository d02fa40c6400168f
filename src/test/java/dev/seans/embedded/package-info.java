/**
 * Payara Embedded for the Arquillian tests, in the JVM of the tests: free ports, no admin port, no data grid, the users of
 * the smoke tests. It loads classes from the test class path, so it proves behaviour, not packaging.
 */
@NullMarked
package dev.seans.embedded;

import org.jspecify.annotations.NullMarked;
