package dev.seans.fakes;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The asynchronous part of a request; it is complete when a test says so. */
public final class FakeAsync {

    private final @Nullable ServletRequest request;
    private final List<AsyncListener> listeners = new ArrayList<>();
    private volatile boolean complete;

    private final @Nullable FakeResponse response;

    FakeAsync(@Nullable ServletRequest request, @Nullable FakeResponse response) {
        this.request = request;
        this.response = response;
    }

    /** The request that dispatches would see; null if it is the container's own. */
    public @Nullable ServletRequest request() {
        return request;
    }

    public boolean isComplete() {
        return complete;
    }

    /** As the container does, also when it was told before. */
    public void complete() throws IOException {
        complete = true;
        for (AsyncListener listener : listeners) {
            listener.onComplete(new AsyncEvent(context()));
        }
    }

    /** Starts it again after a dispatch, as the container does: it tells its listeners, and forgets them. */
    AsyncContext restart() throws IOException {
        List<AsyncListener> before = List.copyOf(listeners);
        listeners.clear();
        for (AsyncListener listener : before) {
            listener.onStartAsync(new AsyncEvent(context()));
        }
        return context();
    }

    /** How many have asked to be told when it is complete. */
    public int listeners() {
        return listeners.size();
    }

    AsyncContext context() {
        return (AsyncContext) Proxy.newProxyInstance(
                FakeAsync.class.getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (proxy, method, arguments) -> answer(method, arguments));
    }

    private @Nullable Object answer(Method method, Object[] arguments) throws IOException {
        return switch (method.getName()) {
            case "complete" -> completed();
            case "setTimeout" -> null;
            case "addListener" -> add((AsyncListener) arguments[0]);
            case "getRequest" -> null;
            case "getResponse" -> response == null ? null : response.http();
            default -> throw new UnsupportedOperationException("nobody should have asked the context for " + method);
        };
    }

    private @Nullable Object completed() throws IOException {
        complete();
        return null;
    }

    private @Nullable Object add(AsyncListener listener) {
        listeners.add(listener);
        return null;
    }
}
