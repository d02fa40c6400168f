package dev.seans.registry;

/** What a runner that asks for a file is told. */
public sealed interface Claim {

    /** It is yours. */
    record Granted(ImportRun run) implements Claim {}

    /** Another file of the source comes first. */
    record Waits() implements Claim {}

    /** There is nothing left to do for it. */
    record Done() implements Claim {}
}
