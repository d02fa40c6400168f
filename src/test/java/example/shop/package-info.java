/** What a team writes beside Seans, as the documents show it: compiled, deployed and run by the tests. */
@NullMarked
package example.shop;

import org.jspecify.annotations.NullMarked;
