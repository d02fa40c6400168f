package dev.seans.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class CallerBodyTest {

    private static final int LONG = 300_000;

    private final Incoming in = new Incoming();
    private final Taker taker = new Taker();

    @Test
    void a_short_body_is_whole_before_it_is_sent_and_can_be_sent_again() throws IOException {
        CallerBody body = CallerBody.of(request(-1), () -> {});
        in.comes(1000);
        in.ends();

        assertThat(body.publisher().join().contentLength()).isEqualTo(1000);
        assertThat(body.isStreamed()).isFalse();
        assertThat(body.isWaitingForCaller()).isFalse();
    }

    @Test
    void a_long_body_goes_on_as_it_comes_and_ends_once() throws IOException {
        BodyPublisher publisher = longBody();

        publisher.subscribe(taker);
        taker.subscription().request(1);
        taker.subscription().request(Long.MAX_VALUE);
        in.comes(50_000);
        in.ends();

        assertThat(taker.bytes).isEqualTo(LONG + 50_000);
        assertThat(taker.ends).containsExactly("complete");
    }

    @Test
    void a_caller_who_goes_away_before_anybody_takes_the_body_has_sent_no_whole_one() throws IOException {
        BodyPublisher publisher = longBody();
        in.breaks();

        publisher.subscribe(taker);
        taker.subscription().request(Long.MAX_VALUE);

        assertThat(taker.bytes).isZero();
        assertThat(taker.ends).containsExactly("CallerGoneException");
    }

    @Test
    void what_was_sent_as_it_came_cannot_be_sent_again() throws IOException {
        BodyPublisher publisher = longBody();
        publisher.subscribe(taker);
        Taker second = new Taker();

        publisher.subscribe(second);

        assertThat(second.ends).containsExactly("SentAlreadyException");
    }

    private BodyPublisher longBody() throws IOException {
        CallerBody body = CallerBody.of(request(-1), () -> {});
        in.comes(LONG);
        assertThat(body.isStreamed()).isTrue();
        return body.publisher().join();
    }

    private HttpServletRequest request(long length) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                CallerBodyTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getInputStream") ? in : (Object) length);
    }

    /** A container's stream: it has what has come, and tells when there is more. */
    private static final class Incoming extends ServletInputStream {

        private final List<ReadListener> listeners = new ArrayList<>();
        private int left;
        private boolean ended;

        void comes(int bytes) throws IOException {
            left += bytes;
            listeners.get(0).onDataAvailable();
        }

        void ends() throws IOException {
            ended = true;
            listeners.get(0).onAllDataRead();
        }

        void breaks() {
            listeners.get(0).onError(new IOException("gone"));
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int count = Math.min(left, most);
            left -= count;
            return count;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("byte by byte is slow");
        }

        @Override
        public boolean isFinished() {
            return ended && left == 0;
        }

        @Override
        public boolean isReady() {
            return left > 0;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            listeners.add(listener);
        }
    }

    private static final class Taker implements Flow.Subscriber<ByteBuffer> {

        private final List<Flow.Subscription> subscriptions = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();
        private long bytes;

        Flow.Subscription subscription() {
            return subscriptions.get(0);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscriptions.add(subscription);
        }

        @Override
        public void onNext(ByteBuffer piece) {
            bytes += piece.remaining();
        }

        @Override
        public void onError(Throwable failed) {
            ends.add(failed.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            ends.add("complete");
        }
    }
}
