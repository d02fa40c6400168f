package dev.seans.fakes;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;

/** What CDI would find, as far as tests need it. */
interface FoundBeans<T> extends Instance<T> {

    /** In the order in which they are found. */
    List<T> beans();

    @Override
    default Iterator<T> iterator() {
        return beans().iterator();
    }

    @Override
    default T get() {
        return beans().get(0);
    }

    @Override
    default boolean isUnsatisfied() {
        return beans().isEmpty();
    }

    @Override
    default boolean isAmbiguous() {
        return beans().size() > 1;
    }

    @Override
    default Instance<T> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException("given beans have no qualifiers");
    }

    @Override
    default <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("given beans have no qualifiers");
    }

    @Override
    default <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("given beans have no qualifiers");
    }

    @Override
    default void destroy(T instance) {}

    @Override
    default Handle<T> getHandle() {
        throw new UnsupportedOperationException("given beans have no handles");
    }

    @Override
    default Iterable<? extends Handle<T>> handles() {
        throw new UnsupportedOperationException("given beans have no handles");
    }
}
