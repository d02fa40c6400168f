package dev.seans.imports;

import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The observers that CDI would find. */
final class GivenObservers {

    private final Set<ObserverMethod<ImportEvent>> observers = new LinkedHashSet<>();
    private final List<ImportEvent> heard = new ArrayList<>();

    static GivenObservers hearing() {
        GivenObservers given = new GivenObservers();
        given.with(0, given.heard::add);
        return given;
    }

    GivenObservers with(int priority, Consumer<ImportEvent> observer) {
        observers.add(new Given(priority, observer));
        return this;
    }

    /** What was told so far, forgotten with that. */
    List<ImportEvent> heard() {
        List<ImportEvent> all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    ImportObservers observers() {
        return new ImportObservers((BeanContainer) Proxy.newProxyInstance(
                BeanContainer.class.getClassLoader(),
                new Class<?>[] {BeanContainer.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("resolveObserverMethods")) {
                        return observers;
                    }
                    throw new UnsupportedOperationException("nobody should have asked for " + method);
                }));
    }

    private record Given(int priority, Consumer<ImportEvent> observer) implements ObserverMethod<ImportEvent> {

        @Override
        public void notify(ImportEvent event) {
            observer.accept(event);
        }

        @Override
        public int getPriority() {
            return priority;
        }

        @Override
        public Class<?> getBeanClass() {
            return GivenObservers.class;
        }

        @Override
        public Type getObservedType() {
            return ImportEvent.class;
        }

        @Override
        public Set<Annotation> getObservedQualifiers() {
            return Set.of();
        }

        @Override
        public Reception getReception() {
            return Reception.ALWAYS;
        }

        @Override
        public TransactionPhase getTransactionPhase() {
            return TransactionPhase.IN_PROGRESS;
        }
    }
}
