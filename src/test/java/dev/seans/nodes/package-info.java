@NullMarked
package dev.seans.nodes;

import org.jspecify.annotations.NullMarked;
