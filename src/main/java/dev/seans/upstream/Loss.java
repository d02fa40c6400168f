package dev.seans.upstream;

/** What has become of a session that an upstream did not seem to know. */
sealed interface Loss {

    /** It was lost, and there is a newer one, or another one. */
    record Replaced() implements Loss {}

    /** The keeper has found it alive: what looked like a loss is the application's own answer. */
    record NoLoss() implements Loss {}
}
