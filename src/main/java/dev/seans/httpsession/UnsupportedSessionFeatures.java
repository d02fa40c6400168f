package dev.seans.httpsession;

import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.EventListener;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what an application expects of sessions that only the container's own sessions give: a team learns of it when it
 * deploys, not from a user.
 */
@OnePerApplication
public class UnsupportedSessionFeatures {

    private static final Logger LOG = System.getLogger(UnsupportedSessionFeatures.class.getName());

    private static final int MOST_CLASSES = 20_000;

    private static final Set<Class<?>> SCOPES = Set.of(SessionScoped.class, ConversationScoped.class);

    private final BeanContainer beans;

    @Inject
    UnsupportedSessionFeatures(BeanManager beans) {
        this((BeanContainer) beans);
    }

    /** All that is needed of a bean manager, without its dependency on expressions. */
    UnsupportedSessionFeatures(BeanContainer beans) {
        this.beans = beans;
    }

    /** Logs one warning for each thing that will not happen, and what to use instead. Never fails. */
    public void warn(ServletContext context) {
        find(context).forEach(warning -> LOG.log(Level.WARNING, warning));
    }

    List<String> find(ServletContext context) {
        return Stream.concat(
                        new ListenerSearch(context, MOST_CLASSES)
                                .names().stream().flatMap(name -> listener(name, context)),
                        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                                .filter(bean -> isOfTheApplication(bean.getBeanClass(), context))
                                .flatMap(UnsupportedSessionFeatures::warnings))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> listener(String name, ServletContext context) {
        try {
            return UnheardListener.warnings(Class.forName(name, false, context.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError theContainerSaysMore) {
            return Stream.empty();
        }
    }

    /** Both servers have beans of their own in every application, some of them @SessionScoped. */
    private static boolean isOfTheApplication(Class<?> type, ServletContext context) {
        ClassLoader loader = type.getClassLoader();
        return loader == context.getClassLoader() || loader == UnsupportedSessionFeatures.class.getClassLoader();
    }

    private static Stream<String> warnings(Bean<?> bean) {
        return Stream.concat(scope(bean), injection(bean));
    }

    private static Stream<String> scope(Bean<?> bean) {
        return SCOPES.stream()
                .filter(scope -> scope.equals(bean.getScope()))
                .map(scope ->
                        ("%s is @%s: the container keeps it in a session of its own, which is neither durable nor the"
                                        + " one that SessionIdentityFilter gives; keep its state in an attribute of that, and make"
                                        + " the bean @RequestScoped")
                                .formatted(bean.getBeanClass().getName(), scope.getSimpleName()));
    }

    private static Stream<String> injection(Bean<?> bean) {
        return bean.getInjectionPoints().stream()
                .filter(point -> point.getType() == HttpSession.class)
                .map(point -> ("%s injects HttpSession: that is the container's, neither durable nor the one that"
                                + " SessionIdentityFilter gives; ask the request for its session")
                        .formatted(bean.getBeanClass().getName()));
    }

    /** The container's listeners of sessions: it calls them for its own sessions only, and what stands for them here. */
    enum UnheardListener {
        LIFE(HttpSessionListener.class, "observe the CDI events SessionCreated and SessionEnded"),
        ATTRIBUTES(HttpSessionAttributeListener.class, "observe the CDI event SessionAttributeChanged"),
        ID(HttpSessionIdListener.class, "observe the CDI event SessionIdChanged"),
        ACTIVATION(HttpSessionActivationListener.class, "let the values in the session implement it");

        private final Class<? extends EventListener> type;
        private final String instead;

        UnheardListener(Class<? extends EventListener> type, String instead) {
            this.type = type;
            this.instead = instead;
        }

        /** What to say of a listener of the application; nothing if it listens to something else. */
        static Stream<String> warnings(Class<?> listener) {
            return Arrays.stream(values())
                    .filter(unheard -> unheard.type.isAssignableFrom(listener))
                    .map(unheard ->
                            ("%s is registered as a %s, but hears nothing of the sessions that SessionIdentityFilter"
                                            + " gives: %s of dev.seans.httpsession")
                                    .formatted(listener.getName(), unheard.type.getSimpleName(), unheard.instead));
        }
    }
}
