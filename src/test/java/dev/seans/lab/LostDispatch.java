package dev.seans.lab;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;

/** Answers 503 in the name of a dispatch that never came, instead of the server's 500 after half a minute. */
final class LostDispatch implements AsyncListener {

    @Override
    public void onTimeout(AsyncEvent event) {
        ((HttpServletResponse) event.getSuppliedResponse()).setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        event.getAsyncContext().complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
