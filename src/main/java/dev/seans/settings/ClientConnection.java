package dev.seans.settings;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a client, to break it: nothing else tells that an answer which has begun lacks its end, and the Servlet API
 * has no word for it. An answer that is merely completed leaves a client of Payara waiting for the rest of a length, and looks
 * whole on both servers if it has no length.
 */
public final class ClientConnection {

    private static final Logger LOG = System.getLogger(ClientConnection.class.getName());

    /** From the request to the connection, and what breaks it. */
    private static final List<String> PAYARA =
            List.of("getUnwrappedCoyoteRequest", "getCoyoteRequest", "getConnection", "terminateSilently");

    /** From the response. */
    private static final List<String> WILDFLY = List.of("getExchange", "getConnection", "close");

    private ClientConnection() {}

    /**
     * Breaks it. On a server that is not known nothing happens. Over HTTP/2 the client's other requests go along.
     *
     * @param request the server's own, not a wrapper of it
     * @param response likewise
     * @return whether it was broken
     */
    public static boolean breakOff(Object request, Object response) {
        try {
            return walk(request, PAYARA) || walk(response, WILDFLY);
        } catch (ReflectiveOperationException changed) {
            LOG.log(
                    Level.WARNING,
                    "The connection of an answer without an end could not be broken; its client may wait",
                    changed);
            return false;
        }
    }

    /** False if the object is not one of that server. */
    private static boolean walk(Object from, List<String> methods) throws ReflectiveOperationException {
        if (method(from, methods.get(0)).isEmpty()) {
            return false;
        }
        Object at = from;
        for (String name : methods) {
            Method method = method(at, name).orElseThrow(() -> new NoSuchMethodException(name));
            @Nullable Object next = method.invoke(at);
            if (next == null) {
                return name.equals(methods.get(methods.size() - 1));
            }
            at = next;
        }
        return true;
    }

    /** As a public type declares it: those that servers give out need not be public. */
    private static Optional<Method> method(Object of, String name) {
        return types(of.getClass())
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
                .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                .findFirst();
    }

    private static Stream<Class<?>> types(@Nullable Class<?> type) {
        return type == null
                ? Stream.of()
                : Stream.concat(
                        Stream.concat(
                                Stream.of(type), Stream.of(type.getInterfaces()).flatMap(ClientConnection::types)),
                        types(type.getSuperclass()));
    }
}
