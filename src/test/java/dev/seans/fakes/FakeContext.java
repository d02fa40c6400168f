package dev.seans.fakes;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;

/** The context of an application that has classes, and nothing else. */
public final class FakeContext {

    private FakeContext() {}

    /** With the class loader of this class. */
    public static ServletContext of(Class<?> type) {
        return (ServletContext) Proxy.newProxyInstance(
                FakeContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getClassLoader")) {
                        return type.getClassLoader();
                    }
                    throw new UnsupportedOperationException("nobody should have asked the context for " + method);
                });
    }
}
