package dev.seans.bench.harness;

import dev.seans.fakes.GivenBeans;
import dev.seans.settings.ActiveSettings;
import dev.seans.settings.Settings;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes our beans as CDI would: one of each, out of its constructor and its fields marked as to be filled. Nothing of a
 * container stands between them, as nothing stands between Spring's.
 */
public final class Beans {

    private static final List<Class<? extends Annotation>> INJECTED = List.of(Inject.class, EJB.class, Resource.class);

    private final Map<Class<?>, Object> made = new HashMap<>();
    private final Map<Class<?>, List<?>> several = new HashMap<>();

    /** With the defaults of all settings, but for what system properties say. */
    public Beans() throws ReflectiveOperationException {
        made.put(BeanContainer.class, containerOfNothing());
        made.put(Settings.class, one(ActiveSettings.class).start(Map.of()));
    }

    /** This bean is there already. */
    public <T> Beans with(Class<T> type, T bean) {
        made.put(type, bean);
        return this;
    }

    /** What {@code Instance<T>} finds; without this, the bean of the class, or nothing if it is an interface. */
    public <T> Beans several(Class<T> type, List<? extends T> beans) {
        several.put(type, beans);
        return this;
    }

    /** The one bean of its class. */
    public <T> T one(Class<T> type) throws ReflectiveOperationException {
        Object known = made.get(type);
        if (known == null) {
            known = fresh(type);
            made.put(type, known);
        }
        return type.cast(known);
    }

    /** A bean of its own, such as a filter. */
    public <T> T fresh(Class<T> type) throws ReflectiveOperationException {
        Constructor<?> constructor = constructor(type);
        constructor.setAccessible(true);
        Type[] parameters = constructor.getGenericParameterTypes();
        Object[] arguments = new Object[parameters.length];
        for (int index = 0; index < parameters.length; index++) {
            arguments[index] = fitting(parameters[index]);
        }
        T bean = type.cast(constructor.newInstance(arguments));
        fill(bean);
        return bean;
    }

    /** CDI itself is wanted as little as possible: as the container of no beans. */
    private static Constructor<?> constructor(Class<?> type) {
        List<Constructor<?>> all = List.of(type.getDeclaredConstructors());
        return all.stream()
                .filter(each -> List.of(each.getParameterTypes()).contains(BeanContainer.class))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> each.isAnnotationPresent(Inject.class))
                        .findFirst())
                .orElseGet(() -> all.get(0));
    }

    private void fill(Object bean) throws ReflectiveOperationException {
        for (Class<?> type = bean.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (INJECTED.stream().anyMatch(field::isAnnotationPresent)) {
                    field.setAccessible(true);
                    field.set(bean, fitting(field.getGenericType()));
                }
            }
        }
    }

    private Object fitting(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Instance.class) {
            return new GivenBeans<>(found((Class<?>) generic.getActualTypeArguments()[0]));
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Event.class) {
            return nobodyListens();
        }
        return one((Class<?>) type);
    }

    private List<?> found(Class<?> type) throws ReflectiveOperationException {
        List<?> given = several.get(type);
        if (given != null) {
            return given;
        }
        boolean isBean = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
        return isBean || made.containsKey(type) ? List.of(one(type)) : List.of();
    }

    private static Object containerOfNothing() {
        return Proxy.newProxyInstance(
                Beans.class.getClassLoader(),
                new Class<?>[] {BeanContainer.class},
                (proxy, method, arguments) -> Set.of());
    }

    private static Object nobodyListens() {
        return Proxy.newProxyInstance(
                Beans.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> proxy);
    }
}
