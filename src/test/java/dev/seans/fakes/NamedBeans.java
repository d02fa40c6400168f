package dev.seans.fakes;

import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

/** The beans that CDI would find, each with its name. */
public record NamedBeans<T>(Map<String, T> byName) implements FoundBeans<T> {

    @Override
    public List<T> beans() {
        return List.copyOf(byName.values());
    }

    @Override
    public Iterable<? extends Handle<T>> handles() {
        return byName.entrySet().stream()
                .map(entry -> new Found<>(entry.getKey(), entry.getValue()))
                .toList();
    }

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
