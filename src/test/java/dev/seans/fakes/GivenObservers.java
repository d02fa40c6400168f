package dev.seans.fakes;

import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The observers of events that CDI would find.
 *
 * @param <E> what they observe
 */
public final class GivenObservers<E> {

    private final Set<ObserverMethod<E>> observers = new LinkedHashSet<>();
    private final Class<E> type;

    public GivenObservers(Class<E> type) {
        this.type = type;
    }

    public void add(int priority, Consumer<E> observer) {
        observers.add(new Given<>(type, priority, observer));
    }

    /** Knows these observers and nothing else. */
    public BeanContainer beans() {
        return (BeanContainer) Proxy.newProxyInstance(
                BeanContainer.class.getClassLoader(),
                new Class<?>[] {BeanContainer.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("resolveObserverMethods")) {
                        return observers;
                    }
                    throw new UnsupportedOperationException("nobody should have asked the beans for " + method);
                });
    }

    private record Given<E>(Class<E> type, int priority, Consumer<E> observer) implements ObserverMethod<E> {

        @Override
        public void notify(E event) {
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
            return type;
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
