package dev.seans.filter;

import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Supplier;

/** Whoever wants to hear of finished requests. */
@OnePerApplication
class RequestObservers {

    private static final Logger LOG = System.getLogger(RequestObservers.class.getName());

    private final List<RequestObserver> observers;

    @Inject
    public RequestObservers(@Any Instance<RequestObserver> found) {
        observers = found.stream().toList();
    }

    /** The request is described only if somebody wants to hear of it. */
    void tell(Supplier<FinishedRequest> description) {
        if (!observers.isEmpty()) {
            tell(description.get());
        }
    }

    private void tell(FinishedRequest request) {
        for (RequestObserver observer : observers) {
            try {
                observer.finished(request);
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "A finished request was not counted; the answer is not concerned", failed);
            }
        }
    }
}
