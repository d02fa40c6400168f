package dev.seans.httpsession;

import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose objects may be attributes, or parts of them. Asked by name, so that a class that is not allowed is not even
 * loaded.
 *
 * <p>Of the JDK there are the packages of plain values and collections. What lies below {@code java.lang} (reflection,
 * lambdas) and the rest of what lies below {@code java.util} (logging, jars, preferences, regular expressions) is not
 * meant: none of it is needed to keep state, and some of it does more than keep state when it is read.
 * {@code java.util.concurrent.locks} is there because a {@link java.util.concurrent.ConcurrentHashMap} is written with
 * locks, {@code ZoneInfo} because every time zone, and so every calendar, is one.
 */
final class AllowedClasses {

    private static final Set<String> PACKAGES_OF_JDK = Set.of(
            "java.lang",
            "java.math",
            "java.time",
            "java.time.chrono",
            "java.time.temporal",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks");

    private static final Set<String> CLASSES_OF_JDK = Set.of(
            "sun.util.calendar.ZoneInfo", "boolean", "byte", "char", "double", "float", "int", "long", "short", "void");

    /** Whatever the setting says: these call methods by name. */
    private static final Set<String> NEVER = Set.of("java.lang.invoke", "java.lang.reflect");

    private static final Pattern ENTRY =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*" + "(\\.\\*{1,2})?");

    private final Set<String> classes = new HashSet<>(CLASSES_OF_JDK);
    private final Set<String> packages = new HashSet<>(PACKAGES_OF_JDK);
    private final Set<String> packagesAndBelow = new HashSet<>();

    /**
     * The JDK's, and those of {@code seans.session.allowed-classes}.
     *
     * @throws InvalidSettingsException if an entry is neither a class nor a package with an asterisk behind it
     */
    AllowedClasses(List<String> entries) {
        entries.forEach(this::add);
    }

    private void add(String entry) {
        if (!ENTRY.matcher(entry).matches()) {
            throw new InvalidSettingsException(
                    List.of(("%s names \"%s\": expected a class (com.example.Cart), a package"
                                    + " (com.example.shop.*) or a package with all below it (com.example.**)")
                            .formatted(Setting.SESSION_ALLOWED_CLASSES.key(), entry)));
        }
        if (entry.endsWith(".**")) {
            packagesAndBelow.add(entry.substring(0, entry.length() - ".**".length()));
        } else if (entry.endsWith(".*")) {
            packages.add(entry.substring(0, entry.length() - ".*".length()));
        } else {
            classes.add(entry);
        }
    }

    /** Of an array, what it is an array of is asked. */
    boolean allows(String className) {
        String element = element(className);
        String packageName = parent(element);
        return !NEVER.contains(packageName)
                && (classes.contains(element) || packages.contains(packageName) || isBelow(packageName));
    }

    private boolean isBelow(String packageName) {
        if (packagesAndBelow.isEmpty()) {
            return false;
        }
        String above = packageName;
        while (!above.isEmpty() && !packagesAndBelow.contains(above)) {
            above = parent(above);
        }
        return !above.isEmpty();
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }

    private static String element(String className) {
        int dimensions = className.lastIndexOf('[') + 1;
        if (dimensions == 0) {
            return className;
        }
        String code = className.substring(dimensions);
        if (code.length() == 1) {
            return "int"; // or another primitive type
        }
        return code.isEmpty() ? "" : code.substring(1, code.length() - 1);
    }
}
