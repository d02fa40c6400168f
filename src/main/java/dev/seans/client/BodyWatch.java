package dev.seans.client;

import java.net.http.HttpResponse.BodySubscriber;

/** Looks on while the body of an answer is received. */
@FunctionalInterface
interface BodyWatch {

    BodyWatch NONE = new BodyWatch() {
        @Override
        public <T> BodySubscriber<T> around(BodySubscriber<T> body) {
            return body;
        }
    };

    <T> BodySubscriber<T> around(BodySubscriber<T> body);
}
