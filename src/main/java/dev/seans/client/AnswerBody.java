package dev.seans.client;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The body of an answer: received by the caller's handler, or held back until it is known whose it is. */
sealed interface AnswerBody<T extends @Nullable Object> {

    /** The caller's own. */
    record Received<T extends @Nullable Object>(ResponseInfo head, T body) implements AnswerBody<T> {}

    /** Nobody's yet. */
    record Held<T extends @Nullable Object>(HeldBody body) implements AnswerBody<T> {

        @Override
        public ResponseInfo head() {
            return body.head();
        }
    }

    /** What has come before it. */
    ResponseInfo head();

    /** What the caller's handler makes of it. */
    default CompletionStage<T> forCaller(BodyHandler<T> handler) {
        if (this instanceof Held<T> held) {
            return held.body.receive(handler);
        }
        return CompletableFuture.completedFuture(((Received<T>) this).body);
    }

    default void drop() {
        if (this instanceof Held<T> held) {
            held.body.drop();
        }
    }
}
