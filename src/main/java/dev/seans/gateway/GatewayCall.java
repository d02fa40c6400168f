package dev.seans.gateway;

import dev.seans.settings.ClientConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way:
 *
 * <ol>
 *   <li>The body comes, wholly or at least so far that it must be sent as it comes.
 *   <li>The call is sent with a session. That one is found, and a lost one replaced, by the client.
 *   <li>The answer is passed on as it comes. What goes wrong before its first byte is told with a status, a reason, and when to
 *       come again; afterwards nothing can be told, and the connection is broken, so that nobody takes a part for the whole.
 *   <li>However it ends: the caller's place is left, once.
 * </ol>
 */
final class GatewayCall implements AsyncListener {

    private static final Logger LOG = System.getLogger(GatewayCall.class.getName());

    /** A body that is sent as it comes may take as long as it likes, as long as it moves. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** So long, and a little longer, the client waits for another session when one was lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final GatewayUpstream upstream;
    private final AsyncContext context;
    private final HttpServletResponse response;
    private final HttpRequest.Builder request;
    private final URI target;
    private final Location location;
    private final Consumer<GatewayCall> left;
    private final AtomicReference<State> state = new AtomicReference<>(State.ASKING);

    private volatile @Nullable CallerBody body;
    private volatile @Nullable CompletableFuture<?> sent;

    /** Whether the answer has begun, of which the caller sees nothing before the first byte of its body. */
    private volatile boolean headed;

    private volatile long movedNanos = System.nanoTime();

    GatewayCall(
            GatewayUpstream upstream,
            HttpServletRequest from,
            HttpServletResponse response,
            HttpRequest.Builder request,
            URI target,
            Location location,
            Consumer<GatewayCall> left) {
        this.upstream = upstream;
        this.response = response;
        this.request = request;
        this.target = target;
        this.location = location;
        this.left = left;
        this.context = from.startAsync();
        context.setTimeout(0);
        context.addListener(this);
    }

    private enum State {
        ASKING,
        ANSWERING,
        ENDED
    }

    /** Goes on by itself from here, and ends by itself, whatever comes. */
    void start(HttpServletRequest from) {
        try {
            begin(from);
        } catch (IOException | RuntimeException failed) {
            end(failed);
        }
    }

    private void begin(HttpServletRequest from) throws IOException {
        String method = from.getMethod();
        CompletableFuture<HttpResponse<Void>> answer;
        if (CallerBody.isThere(from)) {
            CallerBody coming = CallerBody.of(from, this::moved);
            body = coming;
            answer = coming.publisher().thenCompose(publisher -> send(method, publisher, coming.isStreamed())); // 1
        } else {
            answer = send(method, BodyPublishers.noBody(), false);
        }
        var unused = answer.whenComplete((received, failed) -> end(failed));
    }

    private CompletableFuture<HttpResponse<Void>> send(String method, BodyPublisher publisher, boolean streamed) {
        boolean endless = streamed && !upstream.isOneCallAtATime();
        request.timeout(endless ? LONGEST : upstream.callTimeout());
        HttpRequest whole = method.equals("GET") && publisher.contentLength() == 0
                ? request.GET().build()
                : request.method(method, publisher).build();
        CompletableFuture<HttpResponse<Void>> answer =
                upstream.client().httpClient().sendAsync(whole, this::answer); // 2
        sent = answer;
        if (state.get() == State.ENDED) {
            answer.cancel(true);
        }
        return answer;
    }

    private BodySubscriber<Void> answer(ResponseInfo info) {
        moved();
        headed = true;
        try {
            AnswerHead head = AnswerHead.of(info, target, location, upstream.redirects());
            return new AnswerStream(new Answering(head), upstream.writers(), this::moved); // 3
        } catch (UnusableAnswerException unusable) {
            return new RefusedAnswer(unusable);
        }
    }

    private void moved() {
        movedNanos = System.nanoTime();
    }

    /** Ends it if nothing has moved for too long; what the client waits for has a time-out of its own. */
    void endIfStuck(long nanos) {
        Duration still = Duration.ofNanos(nanos - movedNanos);
        if (still.compareTo(upstream.callTimeout()) < 0) {
            return;
        }
        CallerBody coming = body;
        if (headed) {
            breakOff(GatewayFailure.timeout(upstream.name()));
        } else if (coming != null && coming.isWaitingForCaller()) {
            breakOff(GatewayFailure.ofSilentCaller());
        } else if (coming != null
                && coming.isStreamed()
                && still.compareTo(upstream.callTimeout().plus(PATIENCE)) >= 0) {
            breakOff(GatewayFailure.timeout(upstream.name()));
        }
    }

    /** The node stops, or somebody has waited for too long. Nobody may write any more when the container ends the answer. */
    void breakOff(GatewayFailure why) {
        State before = state.getAndSet(State.ENDED);
        if (before != State.ENDED) {
            cancel();
            upstream.tally().ended(why);
            finish(before, why);
        }
    }

    private void cancel() {
        CompletableFuture<?> running = sent;
        if (running != null) {
            running.cancel(true);
        }
    }

    /** What comes of the breaking off of a call that has ended is no failure of it. */
    private void end(@Nullable Throwable failed) {
        if (state.get() == State.ENDED) {
            return;
        }
        if (failed == null) {
            end((GatewayFailure) null);
        } else if (GatewayFailure.isCallerGone(failed)) {
            State before = state.getAndSet(State.ENDED);
            if (before != State.ENDED) {
                upstream.tally().callerGone();
                finish(before, null);
            }
        } else {
            GatewayFailure failure = GatewayFailure.of(upstream.name(), failed);
            if (failure.isDefect()) {
                LOG.log(Level.ERROR, "A call by the gateway failed; its caller is told to look here", failed);
            }
            end(failure);
        }
    }

    private void end(@Nullable GatewayFailure failure) {
        State before = state.getAndSet(State.ENDED);
        if (before != State.ENDED) {
            upstream.tally().ended(failure);
            finish(before, failure);
        }
    }

    private void finish(State before, @Nullable GatewayFailure failure) {
        try {
            if (failure != null && before == State.ASKING) {
                failure.write(response);
            } else if (failure != null) {
                var unused = ClientConnection.breakOff(unwrapped(context.getRequest()), unwrapped(response));
            }
            context.complete();
        } catch (IOException | RuntimeException gone) {
            LOG.log(Level.DEBUG, "A caller of the gateway was gone already", gone);
        } finally {
            left.accept(this); // 4
        }
    }

    private static ServletRequest unwrapped(ServletRequest request) {
        return request instanceof ServletRequestWrapper wrapper ? unwrapped(wrapper.getRequest()) : request;
    }

    private static ServletResponse unwrapped(ServletResponse answer) {
        return answer instanceof ServletResponseWrapper wrapper ? unwrapped(wrapper.getResponse()) : answer;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone(event);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        gone(event);
    }

    @Override
    public void onError(AsyncEvent event) {
        gone(event);
    }

    private void gone(AsyncEvent event) {
        if (state.get() != State.ENDED) {
            Throwable why = event.getThrowable();
            end(new CallerGoneException(why == null ? new IOException("the request has ended") : why));
            cancel();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    /** Gives the answer to the caller, unless the call has ended. */
    private final class Answering implements AnswerStream.Taker {

        private final AnswerHead head;

        Answering(AnswerHead head) {
            this.head = head;
        }

        @Override
        public long length() {
            return head.length();
        }

        @Override
        public ServletOutputStream open() throws IOException {
            if (!state.compareAndSet(State.ASKING, State.ANSWERING)) {
                throw new IOException("the call has ended");
            }
            head.write(response);
            return response.getOutputStream();
        }

        @Override
        public boolean isWaiting() {
            return state.get() == State.ANSWERING;
        }

        @Override
        public void answered() {
            end((GatewayFailure) null);
        }
    }
}
