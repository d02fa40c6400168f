package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.httpsession.shop.Cart;
import dev.seans.httpsession.shop.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose classes are read: those of the thread, as a server sets it, else those of the servlet context. */
class ApplicationClassesTest {

    private final ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    private final StoredSession stored = new StoredSession();

    @BeforeEach
    void aCart() {
        stored.request(session -> session.setAttribute("cart", new Cart().add("tea", 1)));
    }

    @AfterEach
    void theThreadAsItWas() {
        Thread.currentThread().setContextClassLoader(ofThread);
    }

    @Test
    void theClassesOfTheThreadComeFirst() {
        ClassLoader redeployed = new ShopLoader();
        Thread.currentThread().setContextClassLoader(redeployed);

        stored.request(session -> {
            Object cart = Objects.requireNonNull(session.getAttribute("cart"));
            assertThat(cart).isNotInstanceOf(Cart.class);
            assertThat(cart.getClass().getClassLoader()).isSameAs(redeployed);
        });
    }

    @Test
    void aThreadThatDoesNotKnowTheApplicationUsesTheServletContext() {
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        stored.request(session -> assertThat(session.getAttribute("cart")).isInstanceOf(Cart.class));

        Thread.currentThread().setContextClassLoader(null);
        stored.request(session -> assertThat(session.getAttribute("cart")).isInstanceOf(Cart.class));
    }

    /** Another copy of the application. */
    private static final class ShopLoader extends ClassLoader {

        private ShopLoader() {
            super(ShopLoader.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Cart.class.getName()) && !name.equals(Line.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] read = Objects.requireNonNull(bytes).readAllBytes();
                return defineClass(name, read, 0, read.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
