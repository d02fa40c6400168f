package dev.seans.fakes;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.Map;

/** The beans that CDI would find, each with its name. */
public record NamedBeans<T>(Map<String, T> beans) implements Instance<T> {

    @Override
    public Iterable<? extends Handle<T>> handles() {
        return beans.entrySet().stream()
                .map(entry -> new Found<>(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public Iterator<T> iterator() {
        return beans.values().iterator();
    }

    @Override
    public T get() {
        return iterator().next();
    }

    @Override
    public boolean isUnsatisfied() {
        return beans.isEmpty();
    }

    @Override
    public boolean isAmbiguous() {
        return beans.size() > 1;
    }

    @Override
    public Instance<T> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException("given beans have no qualifiers");
    }

    @Override
    public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("given beans have no qualifiers");
    }

    @Override
    public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("given beans have no qualifiers");
    }

    @Override
    public void destroy(T instance) {}

    @Override
    public Handle<T> getHandle() {
        return handles().iterator().next();
    }

    private record Found<T>(String name, T bean) implements Handle<T> {

        @Override
        public T get() {
            return bean;
        }

        @Override
        @SuppressWarnings("unchecked") // of a bean's description only its name is asked
        public Bean<T> getBean() {
            return (Bean<T>) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Bean.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("getName")) {
                            return name;
                        }
                        throw new UnsupportedOperationException(method.getName());
                    });
        }

        @Override
        public void destroy() {}

        @Override
        public void close() {}
    }
}
