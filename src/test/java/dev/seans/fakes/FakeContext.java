package dev.seans.fakes;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The context of an application that has classes or files, and nothing else. */
public final class FakeContext {

    /** The content of a file that is listed, but cannot be opened. */
    private static final String GONE = "-gone-";

    private FakeContext() {}

    /** With the class loader of this class. */
    public static ServletContext of(Class<?> type) {
        return answering((name, argument) -> name.equals("getClassLoader") ? type.getClassLoader() : null);
    }

    /** With files of these contents, and no cookies of the server's own sessions. */
    public static ServletContext withFiles(String contextPath, Map<String, String> files) {
        return withFiles(contextPath, files, SessionTrackingMode.URL);
    }

    /** With files of these contents; the server's own sessions are known by these. */
    public static ServletContext withFiles(
            String contextPath, Map<String, String> files, SessionTrackingMode... tracking) {
        return answering((name, argument) -> switch (name) {
            case "getContextPath" -> contextPath;
            case "getEffectiveSessionTrackingModes" -> Set.of(tracking);
            case "getResourcePaths" -> inside(argument, files.keySet());
            case "getResourceAsStream" -> open(files.get(argument));
            default -> null;
        });
    }

    /** One level, as Servlet 6.0 describes it; folders end with a slash. */
    private static @Nullable Set<String> inside(String folder, Set<String> files) {
        Set<String> found = files.stream()
                .filter(file -> file.startsWith(folder))
                .map(file -> file.indexOf('/', folder.length()) < 0
                        ? file
                        : file.substring(0, file.indexOf('/', folder.length()) + 1))
                .collect(Collectors.toSet());
        return found.isEmpty() ? null : found;
    }

    private static @Nullable Object open(@Nullable String content) {
        return content == null || content.equals(GONE)
                ? null
                : new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static ServletContext answering(BiFunction<String, String, @Nullable Object> answers) {
        Set<String> known = Set.of(
                "getClassLoader",
                "getContextPath",
                "getEffectiveSessionTrackingModes",
                "getResourcePaths",
                "getResourceAsStream");
        return (ServletContext) Proxy.newProxyInstance(
                FakeContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (known.contains(method.getName())) {
                        return answers.apply(method.getName(), arguments == null ? "" : String.valueOf(arguments[0]));
                    }
                    throw new UnsupportedOperationException("nobody should have asked the context for " + method);
                });
    }
}
