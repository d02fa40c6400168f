package dev.seans.fakes;

import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.Arrays;

/** Fills the fields of a session bean, as its container would. */
public final class Injected {

    private Injected() {}

    /** The bean, each of its fields filled with the one of these that fits it. */
    public static <T> T into(T bean, Object... beans) throws IllegalAccessException {
        for (Field field : bean.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(Inject.class)) {
                field.setAccessible(true);
                field.set(bean, fitting(field, beans));
            }
        }
        return bean;
    }

    /** Fills one field, for a bean whose fields cannot be told apart by their types. */
    public static void asField(Object bean, String name, Object value)
            throws NoSuchFieldException, IllegalAccessException {
        Field field = bean.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.set(bean, value);
    }

    private static Object fitting(Field field, Object... beans) {
        return Arrays.stream(beans)
                .filter(field.getType()::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing fits " + field));
    }
}
