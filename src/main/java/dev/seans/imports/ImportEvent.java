package dev.seans.imports;

/**
 * Something has happened to the import of a file. Observe one of the five with CDI:
 *
 * <pre>{@code
 * void onCompleted(@Observes ImportCompleted completed) { … }
 * }</pre>
 *
 * <p>An event is fired after the commit of what it tells of, outside any transaction of ours, on the thread that runs the
 * import, or on one of the scheduler; not asynchronously. While an observer works the import waits, so hand long work
 * to an executor.
 *
 * <p>Events come at least once. {@link ImportCompleted} and {@link ImportFailed} are noted in the database until the
 * observers have returned: if the server dies before that they are fired again, on whichever node is up. The others
 * tell of a state, not of a step: what a crash has swallowed is contained in the next event of the file, and an end
 * never comes without an {@link ImportStarted} if a runner had begun. So take the newest, and let a second one of a
 * kind do nothing. {@link OrdersReturned} alone comes at most once.
 *
 * <p>An observer that throws is logged; the import goes on, the other observers are called, and the event does not come
 * again. What must not be lost belongs into a {@link CatalogSink}.
 */
public sealed interface ImportEvent
        permits ImportStarted, ImportProgressed, OrdersReturned, ImportCompleted, ImportFailed {

    ImportedFile file();
}
