package dev.seans.orders;

/**
 * One thing for which 1C could not take an order, or would take it for another one.
 *
 * @param pointer where in the order's JSON, as a JSON Pointer (RFC 6901)
 * @param message what is wrong there, and what to do
 */
public record OrderProblem(String pointer, String message) {

    OrderProblem below(String part) {
        return new OrderProblem(part + pointer, message);
    }

    @Override
    public String toString() {
        return pointer + ": " + message;
    }
}
