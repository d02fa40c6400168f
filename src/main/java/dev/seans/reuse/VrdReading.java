package dev.seans.reuse;

import java.util.List;

/**
 * A publication file, and what is to be said of it.
 *
 * @param warnings of what is unknown and therefore ignored
 * @param idle what is understood, but means nothing here
 */
record VrdReading(Vrd vrd, List<String> warnings, List<String> idle) {

    VrdReading {
        warnings = List.copyOf(warnings);
        idle = List.copyOf(idle);
    }
}
