package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.settings.InvalidSettingsException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedClassesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String",
                "java.lang.Enum",
                "java.lang.IllegalStateException",
                "java.math.BigDecimal",
                "java.time.Ser",
                "java.time.chrono.Ser",
                "java.time.temporal.ChronoUnit",
                "java.util.CollSer",
                "java.util.Collections$UnmodifiableMap",
                "java.util.Arrays$ArrayList",
                "java.util.GregorianCalendar",
                "java.util.concurrent.ConcurrentHashMap$Segment",
                "java.util.concurrent.atomic.AtomicLong",
                "java.util.concurrent.locks.ReentrantLock",
                "sun.util.calendar.ZoneInfo",
                "int",
                "[I",
                "[[J",
                "[Ljava.lang.Object;",
                "[[Ljava.util.Date;"
            })
    void plainValuesAndCollectionsOfTheJdkAreAllowed(String className) {
        assertThat(new AllowedClasses(List.of()).allows(className)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.Cart",
                "Cart",
                "",
                "java.io.File",
                "java.lang.invoke.SerializedLambda",
                "java.lang.reflect.Proxy",
                "java.lang.ref.Reference",
                "java.net.URL",
                "java.rmi.server.UnicastRemoteObject",
                "java.security.SignedObject",
                "java.time.zone.Ser",
                "java.util.jar.JarFile",
                "java.util.logging.Level",
                "java.util.prefs.Preferences",
                "java.util.regex.Pattern",
                "javax.management.BadAttributeValueExpException",
                "javax.swing.event.EventListenerList",
                "sun.reflect.annotation.AnnotationInvocationHandler",
                "[Lcom.example.Cart;",
                "[[Ljava.lang.invoke.SerializedLambda;",
                "[L;",
                "["
            })
    void nothingElseIs(String className) {
        assertThat(new AllowedClasses(List.of()).allows(className)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.Cart,   com.example.Cart,       true",
        "com.example.Cart,   com.example.Cart$Line,  false",
        "com.example.Cart,   com.example.CartLine,   false",
        "com.example.Cart,   com.example.Cart.Line,  false",
        "com.example.Cart$Line, com.example.Cart$Line, true",
        "com.example.Cart,   [Lcom.example.Cart;,    true",
        "com.example.*,      com.example.Cart,       true",
        "com.example.*,      com.example.Cart$Line,  true",
        "com.example.*,      com.example.shop.Cart,  false",
        "com.example.*,      com.examples.Cart,      false",
        "com.example.**,     com.example.Cart,       true",
        "com.example.**,     com.example.a.b.Cart,   true",
        "com.example.**,     com.examples.Cart,      false",
        "com.example.**,     com.Cart,               false",
        "java.**,            java.net.URL,           true",
        "java.**,            java.lang.invoke.SerializedLambda, false",
        "java.lang.reflect.*, java.lang.reflect.Proxy, false",
        "\u043c\u0430\u0433\u0430\u0437\u0438\u043d.*, \u043c\u0430\u0433\u0430\u0437\u0438\u043d.\u0417\u0430\u043a\u0430\u0437, true"
    })
    void theSettingAddsClassesAndPackages(String entry, String className, boolean allowed) {
        assertThat(new AllowedClasses(List.of("org.other.Thing", entry)).allows(className))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "**",
                ".*",
                "com.*.Cart",
                "com.example.***",
                "com..example",
                "com.example.",
                "[I",
                "com/example/Cart",
                "!java.io.*"
            })
    void whatNamesNeitherAClassNorAPackageStopsTheDeployment(String entry) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new AllowedClasses(List.of(entry)))
                .withMessageContaining("seans.session.allowed-classes names \"" + entry + "\": expected a class"
                        + " (com.example.Cart), a package (com.example.shop.*) or a package with all below it"
                        + " (com.example.**)");
    }
}
