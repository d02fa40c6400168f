package dev.seans.imports;

import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;

/**
 * Calls the team's observers one by one, in the order of their priority: with {@code Event.fire} the first that throws
 * would keep the event from the others.
 */
@OnePerApplication
class ImportObservers {

    private static final Logger LOG = System.getLogger(ImportObservers.class.getName());

    private final BeanContainer beans;

    @Inject
    ImportObservers(BeanManager beans) {
        this((BeanContainer) beans);
    }

    /** All that is needed of a bean manager, without its dependency on expressions. */
    ImportObservers(BeanContainer beans) {
        this.beans = beans;
    }

    void tell(ImportEvent event) {
        List<ObserverMethod<? super ImportEvent>> observers = beans.resolveObserverMethods(event).stream()
                .filter(observer -> !observer.isAsync())
                .sorted(Comparator.comparingInt(ObserverMethod::getPriority))
                .toList();
        observers.forEach(observer -> tell(observer, event));
    }

    private static void tell(ObserverMethod<? super ImportEvent> observer, ImportEvent event) {
        try {
            observer.notify(event);
        } catch (RuntimeException | LinkageError | AssertionError failed) {
            LOG.log(
                    Level.WARNING,
                    () ->
                            "%s import %d, file %d \"%s\": an observer of %s in %s has thrown; the import goes on, and the event does not come again"
                                    .formatted(
                                            event.file().session(),
                                            event.file().importId(),
                                            event.file().fileId(),
                                            event.file().name(),
                                            event.getClass().getSimpleName(),
                                            observer.getBeanClass().getName()),
                    failed);
        }
    }
}
