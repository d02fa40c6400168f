package dev.seans.upstream;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The body of an answer that looks as if the session were lost: nobody has read it yet, because it is the caller's if the
 * session turns out to live, and nobody's if the call is repeated.
 */
record HeldBody(ResponseInfo head, Flow.Publisher<List<ByteBuffer>> bytes) {

    /** Lets the caller's own handler receive it. */
    <T> CompletionStage<T> receive(BodyHandler<T> handler) {
        BodySubscriber<T> subscriber = handler.apply(head);
        bytes.subscribe(subscriber);
        return subscriber.getBody();
    }

    /** Frees its connection. */
    void drop() {
        bytes.subscribe(new DroppedBody());
    }
}
