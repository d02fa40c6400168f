package dev.seans.httpsession;

import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls the application's observers one by one, in the order of their priority. Who observes what is looked up once for
 * each kind of event: most applications observe none, and an attribute is set often.
 */
@OnePerApplication
public class SessionObservers {

    private static final Logger LOG = System.getLogger(SessionObservers.class.getName());

    private final Optional<BeanContainer> beans;
    private final Map<Class<?>, List<ObserverMethod<? super SessionEvent>>> found = new ConcurrentHashMap<>();

    @Inject
    SessionObservers(BeanManager beans) {
        this(Optional.of(beans));
    }

    private SessionObservers(Optional<BeanContainer> beans) {
        this.beans = beans;
    }

    /** For an application without CDI. */
    public static SessionObservers none() {
        return new SessionObservers(Optional.empty());
    }

    /** All that is needed of a bean manager, without its dependency on expressions. */
    static SessionObservers in(BeanContainer beans) {
        return new SessionObservers(Optional.of(beans));
    }

    void tell(SessionEvent event) {
        found.computeIfAbsent(event.getClass(), type -> find(event)).forEach(observer -> tell(observer, event));
    }

    private List<ObserverMethod<? super SessionEvent>> find(SessionEvent event) {
        return beans.stream()
                .flatMap(container -> container.resolveObserverMethods(event).stream())
                .filter(observer -> !observer.isAsync())
                .sorted(Comparator.comparingInt(ObserverMethod::getPriority))
                .toList();
    }

    private static void tell(ObserverMethod<? super SessionEvent> observer, SessionEvent event) {
        try {
            observer.notify(event);
        } catch (RuntimeException | LinkageError | AssertionError failed) {
            LOG.log(
                    Level.WARNING,
                    () ->
                            "session %s: an observer of %s in %s has thrown; the request goes on, and the event does not come again"
                                    .formatted(
                                            event.key(),
                                            event.getClass().getSimpleName(),
                                            observer.getBeanClass().getName()),
                    failed);
        }
    }
}
