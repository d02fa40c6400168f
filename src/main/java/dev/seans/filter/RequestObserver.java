package dev.seans.filter;

/** Hears of every request of every {@link SessionIdentityFilter}, after its log line. Found through CDI. */
@FunctionalInterface
public interface RequestObserver {

    /** Called on the thread of the request, or on that which has answered it: several at a time, and not for long. */
    void finished(FinishedRequest request);
}
