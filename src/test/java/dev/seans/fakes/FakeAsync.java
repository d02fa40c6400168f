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
    private boolean complete;

    FakeAsync(@Nullable ServletRequest request) {
        this.request = request;
    }

    /** The request that dispatches would see; null if it is the container's own. */
    public @Nullable ServletRequest request() {
        return request;
    }

    boolean isComplete() {
        return complete;
    }

    /** As the container does, also when it was told before. */
    public void complete() throws IOException {
        complete = true;
        for (AsyncListener listener : listeners) {
            listener.onComplete(new AsyncEvent(context()));
        }
    }

    AsyncContext context() {
        return (AsyncContext) Proxy.newProxyInstance(
                FakeAsync.class.getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (proxy, method, arguments) -> answer(method, arguments));
    }

    private @Nullable Object answer(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "addListener" -> add((AsyncListener) arguments[0]);
            case "getRequest", "getResponse" -> null;
            default -> throw new UnsupportedOperationException("nobody should have asked the context for " + method);
        };
    }

    private @Nullable Object add(AsyncListener listener) {
        listeners.add(listener);
        return null;
    }
}
