package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a team is warned of when it deploys. */
class UnsupportedSessionFeaturesTest {

    private static final String HERE = UnsupportedSessionFeaturesTest.class.getName() + "$";

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Set<Bean<?>> beans = new HashSet<>();

    @Test
    void anApplicationWithoutAnythingOfTheKindIsNotWarned() {
        beans.add(bean(PlainBean.class, RequestScoped.class, HttpServletRequest.class));

        assertThat(warnings()).isEmpty();
    }

    @Test
    void aListenerOfWebXmlIsFound() {
        webXml("<web-app><listener><listener-class> " + HERE + "Counter </listener-class></listener>"
                + "<listener><listener-class>" + HERE + "Starter</listener-class></listener></web-app>");

        assertThat(warnings())
                .containsExactly(
                        HERE + "Counter is registered as a HttpSessionListener, but hears nothing of the sessions"
                                + " that SessionIdentityFilter gives: observe the CDI events SessionCreated and SessionEnded of"
                                + " dev.seans.httpsession");
    }

    @Test
    void aListenerThatIsAnnotatedIsFoundAmongTheClassesAndInJarsWithoutBeingInitialized() throws IOException {
        inClasses(Counter.class);
        inClasses(PlainBean.class);
        inClasses(Annotated.class);
        inJar(AnnotatedInJar.class, "");

        assertThat(warnings()).hasSize(3).allMatch(warning -> warning.contains("Annotated"));
        assertThat(warnings())
                .anyMatch(warning -> warning.startsWith(HERE + "Annotated is registered as a HttpSessionListener"))
                .anyMatch(warning ->
                        warning.startsWith(HERE + "Annotated is registered as a HttpSessionAttributeListener")
                                && warning.contains("observe the CDI event SessionAttributeChanged"))
                .anyMatch(
                        warning -> warning.startsWith(HERE + "AnnotatedInJar is registered as a HttpSessionIdListener")
                                && warning.contains("observe the CDI event SessionIdChanged"));
        assertThat(System.getProperty(HERE)).isNull();
    }

    @Test
    void aListenerOfAFragmentIsFoundAndWhatComesBehindIt() throws IOException {
        inJar(
                AnnotatedInJar.class,
                "<web-fragment><listener><listener-class>" + HERE
                        + "Counter</listener-class></listener></web-fragment>");

        assertThat(warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith(HERE + "Counter "))
                .anyMatch(warning -> warning.startsWith(HERE + "AnnotatedInJar "));
    }

    @Test
    void aCompleteWebXmlSwitchesAnnotationsAndFragmentsOff() throws IOException {
        webXml("<web-app metadata-complete='true'/>");
        inClasses(Annotated.class);
        inJar(AnnotatedInJar.class, "");

        assertThat(warnings()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsLeftToTheContainer() throws IOException {
        webXml("<web-app><listener-class>com.example.Gone</listener-class><listener-class>");
        files.put("/WEB-INF/lib/broken.jar", new byte[] {'P', 'K', 3, 4, 5});
        files.put("/WEB-INF/classes/empty.class", new byte[0]);
        inClasses(Annotated.class);

        assertThat(warnings()).hasSize(2);
    }

    @Test
    void aDocumentTypeIsNotFetched() {
        webXml("<!DOCTYPE web-app SYSTEM 'http://127.0.0.1:1/web.dtd'><web-app><listener-class>" + HERE
                + "Counter</listener-class></web-app>");

        assertThat(warnings()).hasSize(1);
    }

    @Test
    void noMoreClassesAreSearchedThanIsQuick() throws IOException {
        inClasses(PlainBean.class);
        inClasses(Annotated.class);
        try (LogListener log = LogListener.on(ListenerSearch.class)) {
            assertThat(new ListenerSearch(context(), 1).names()).isEmpty();
            assertThat(log.lines())
                    .containsExactly("INFO Only the first 1 classes of the application were searched for listeners of"
                            + " sessions");
        }
    }

    @Test
    void beansOfTheContainersSessionAreFound() {
        beans.add(bean(PlainBean.class, SessionScoped.class));
        beans.add(bean(Counter.class, ConversationScoped.class));
        beans.add(bean(Starter.class, RequestScoped.class, HttpSession.class));

        assertThat(warnings())
                .hasSize(3)
                .anyMatch(warning -> warning.startsWith(
                        HERE + "PlainBean is @SessionScoped: the container keeps it in a" + " session of its own"))
                .anyMatch(warning -> warning.startsWith(HERE + "Counter is @ConversationScoped: "))
                .anyMatch(warning -> warning.startsWith(HERE + "Starter injects HttpSession: that is the container's"));
    }

    @Test
    void beansThatTheServerBringsAreItsOwnBusiness() {
        beans.add(bean(String.class, SessionScoped.class, HttpSession.class));

        assertThat(warnings()).isEmpty();
    }

    @Test
    void eachThingIsOneWarning() {
        beans.add(bean(PlainBean.class, SessionScoped.class, HttpSession.class));
        try (LogListener log = LogListener.on(UnsupportedSessionFeatures.class)) {
            new UnsupportedSessionFeatures(container()).warn(context());

            assertThat(log.lines()).hasSize(2).allMatch(line -> line.startsWith("WARNING " + HERE + "PlainBean "));
        }
    }

    private List<String> warnings() {
        return new UnsupportedSessionFeatures(container()).find(context());
    }

    private void webXml(String text) {
        files.put("/WEB-INF/web.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private void inClasses(Class<?> type) throws IOException {
        files.put("/WEB-INF/classes/" + path(type), bytes(type));
    }

    private void inJar(Class<?> type, String fragment) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            if (!fragment.isEmpty()) {
                zip.putNextEntry(new ZipEntry("META-INF/web-fragment.xml"));
                zip.write(fragment.getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry(path(type)));
            zip.write(bytes(type));
        }
        files.put("/WEB-INF/lib/some.jar", jar.toByteArray());
    }

    private static String path(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream input =
                UnsupportedSessionFeaturesTest.class.getClassLoader().getResourceAsStream(path(type))) {
            return Objects.requireNonNull(input).readAllBytes();
        }
    }

    private ServletContext context() {
        return (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getClassLoader" -> getClass().getClassLoader();
                    case "getResourcePaths" -> children((String) arguments[0]);
                    case "getResourceAsStream" -> stream((String) arguments[0]);
                    default -> throw new UnsupportedOperationException("nobody should have asked for " + method);
                });
    }

    /** As the API wants it: null if there are none, folders with a slash at their end. */
    private @Nullable Set<String> children(String folder) {
        Set<String> children = files.keySet().stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> {
                    int end = path.indexOf('/', folder.length());
                    return end < 0 ? path : path.substring(0, end + 1);
                })
                .collect(Collectors.toSet());
        return children.isEmpty() ? null : children;
    }

    private @Nullable InputStream stream(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    private BeanContainer container() {
        return (BeanContainer) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BeanContainer.class}, (proxy, method, arguments) -> beans);
    }

    private static Bean<?> bean(Class<?> type, Class<? extends Annotation> scope, Class<?>... injected) {
        return (Bean<?>) Proxy.newProxyInstance(
                Bean.class.getClassLoader(),
                new Class<?>[] {Bean.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBeanClass" -> type;
                    case "getScope" -> scope;
                    case "getInjectionPoints" ->
                        Arrays.stream(injected)
                                .map(UnsupportedSessionFeaturesTest::point)
                                .collect(Collectors.toSet());
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException("nobody should have asked for " + method);
                });
    }

    private static InjectionPoint point(Class<?> type) {
        return (InjectionPoint) Proxy.newProxyInstance(
                Bean.class.getClassLoader(),
                new Class<?>[] {InjectionPoint.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getType" -> type;
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> throw new UnsupportedOperationException("nobody should have asked for " + method);
                });
    }

    static class PlainBean {}

    static class Counter implements HttpSessionListener {}

    static class Starter implements ServletContextListener {}

    @WebListener
    static class Annotated implements HttpSessionListener, HttpSessionAttributeListener {

        static {
            System.setProperty(HERE, "initialized");
        }
    }

    @WebListener
    static class AnnotatedInJar implements HttpSessionIdListener {

        @Override
        public void sessionIdChanged(HttpSessionEvent event, String oldId) {}
    }
}
