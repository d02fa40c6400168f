package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seans.fakes.LogListener;
import dev.seans.httpsession.shop.Cart;
import dev.seans.httpsession.shop.Colour;
import dev.seans.httpsession.shop.Secretive;
import dev.seans.session.SessionUpdate;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be an attribute, whether it is set or an attribute becomes it. */
class RefusedValuesTest {

    private static final String CART = Cart.class.getName();
    private static final String GADGET = Gadget.class.getName();

    private final StoredSession stored = new StoredSession();

    @BeforeEach
    void aCart() {
        stored.request(session -> session.setAttribute("cart", new Cart().add("tea", 1)));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(new Gadget(), "(" + GADGET + ") " + notAllowed(GADGET)),
                Arguments.of(new Gadget[0], "([L" + GADGET + ";) " + notAllowed("[L" + GADGET + ";")),
                Arguments.of(new Cart().with(new Gadget()), "(" + CART + ") " + notAllowed(GADGET)),
                Arguments.of(
                        List.of(Map.of("a", new Gadget())),
                        "(java.util.ImmutableCollections$List12) " + notAllowed(GADGET)),
                Arguments.of(GivenLambda.BY_LENGTH, notAllowed("java.lang.invoke.SerializedLambda")),
                Arguments.of(new TreeSet<>(GivenLambda.BY_LENGTH), notAllowed("java.lang.invoke.SerializedLambda")),
                Arguments.of(proxy(), "which may not be kept in a session"),
                Arguments.of(
                        new Object(),
                        "(java.lang.Object) holds an object of java.lang.Object, which is not"
                                + " java.io.Serializable: make it so, or its field transient"),
                Arguments.of(
                        new Cart().with(new Object()),
                        "(" + CART + ") holds an object of java.lang.Object, which is" + " not java.io.Serializable"),
                Arguments.of(
                        new Secretive("x"),
                        "cannot be kept in a session: cannot be deserialized:" + " java.lang.IllegalStateException"),
                Arguments.of(
                        nested(CheckedInput.MAX_DEPTH + 10),
                        "(java.util.ArrayList) cannot be kept in a session:" + " filter status: REJECTED"),
                Arguments.of(nested(100_000), "cannot be serialized: java.lang.StackOverflowError"),
                Arguments.of(
                        new byte[300_000],
                        "([B) takes more than the 262144 bytes that seans.session.size-limit allows"
                                + " a session: keep less in it, or raise that"),
                Arguments.of("x".repeat(300_000), "(java.lang.String) takes more than the 262144 bytes"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeKeptIsRefusedWhenItIsSetAndTheOldValueStays(Object value, String reason) {
        SessionUpdate update = stored.request(session -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.setAttribute("cart", value))
                    .withMessageStartingWith("Attribute \"cart\" (")
                    .withMessageContaining(reason);
            assertThat(cart(session).lines()).hasSize(1);
        });

        assertThat(update).isEqualTo(SessionUpdate.NOTHING);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void nothingIsSavedIfAnAttributeBecomesWhatCannotBeKept(Object value, String reason) {
        DurableHttpSession session = stored.request();
        session.setAttribute("other", 1);
        cart(session).with(value);
        try (LogListener log = LogListener.on(DurableHttpSession.class)) {
            assertThatExceptionOfType(UnsavableSessionException.class)
                    .isThrownBy(() -> session.update(""))
                    .withMessageStartingWith("Attribute \"cart\" (" + CART + ") ");
            assertThat(log.lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith(
                            "SEVERE session " + StoredSession.KEY.prefix() + ": nothing that this request has changed"
                                    + " is saved, the session stays as the request before has left it: Attribute \"cart\"");
        }

        stored.request(next -> {
            assertThat(cart(next).lines()).hasSize(1);
            assertThat(next.getAttribute("other")).isNull();
        });
    }

    @Test
    void attributesTogetherAreLimitedToo() {
        DurableHttpSession session =
                stored.setting("seans.session.size-limit", "1000 B").request();
        session.setAttribute("a", "x".repeat(400));
        session.setAttribute("a", "y".repeat(410));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.setAttribute("b", "x".repeat(400)))
                .withMessageMatching("Attribute \"b\" takes 415 bytes, and the others \\d+: together they exceed"
                        + " seans.session.size-limit, which is 1000 bytes; keep less in the session, or raise it");

        session.removeAttribute("a");
        session.setAttribute("b", "x".repeat(400));
        stored.giveBack(session);
        assertThat(stored.data().bytes().length).isLessThanOrEqualTo(1000);
    }

    @Test
    void aSessionMayBeExactlyAsLargeAsTheLimit() {
        stored.request(session -> session.removeAttribute("cart"));
        String largest = "x".repeat(1000 - 1 - 7 - "\u0436".getBytes(StandardCharsets.UTF_8).length - 7);
        stored.setting("seans.session.size-limit", "1000 B")
                .request(session -> session.setAttribute("\u0436", largest));

        assertThat(stored.data().bytes()).hasSize(1000);
        assertThatIllegalArgumentException().isThrownBy(() -> stored.request().setAttribute("\u0436", largest + "x"));
    }

    @Test
    void valuesThatGrowTogetherBeyondTheLimitAreNotSaved() {
        stored.setting("seans.session.size-limit", "3000 B").request(session -> {
            session.setAttribute("small", new ArrayList<>(List.of("x".repeat(500))));
            session.setAttribute("large", new ArrayList<>(List.of("x".repeat(600))));
        });

        DurableHttpSession session = stored.request();
        list(session, "small").add("y".repeat(1000));
        list(session, "large").add("y".repeat(1100));

        assertThatExceptionOfType(UnsavableSessionException.class)
                .isThrownBy(() -> session.update(""))
                .withMessageMatching(
                        "The attributes have grown to \\d+ bytes in place, \"large\" alone to \\d+: they exceed"
                                + " seans.session.size-limit, which is 3000 bytes; keep less in the session, or raise it");
        stored.request(next -> assertThat(list(next, "small")).hasSize(1));
    }

    @Test
    void aSessionOfBeforeTheLimitWasLoweredCanStillBeUsedAndMadeSmaller() {
        stored.request(session -> session.setAttribute("big", "x".repeat(2000)));
        stored.setting("seans.session.size-limit", "1000 B");

        stored.request(session -> {
            assertThat(session.getAttribute("big")).isNotNull();
            session.removeAttribute("big");
        });

        assertThat(stored.data().bytes().length).isLessThan(1000);
    }

    @Test
    void aNameOfTooManyLettersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stored.request().setAttribute("x".repeat(65_536), 1))
                .withMessage("The name of an attribute has 65536 letters: use a shorter one");
    }

    @Test
    void aMessageStaysOnOneLineWhateverTheName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stored.request().setAttribute("a\nb", new Gadget()))
                .withMessageStartingWith("Attribute \"a?b\" (");
    }

    @Test
    void enumsRecordsAndAllowedClassesArePartsLikeAnyOther() {
        stored.request(session -> session.setAttribute(
                "cart", new Cart().add("tea", 2).with(Map.of(Colour.GREEN, new Colour[] {Colour.RED}))));

        stored.request(session ->
                assertThat(((Map<?, ?>) cart(session).anything()).keySet()).isEqualTo(Set.of(Colour.GREEN)));
    }

    private static String notAllowed(String className) {
        return "holds an object of " + className
                + ", which may not be kept in a session: add the class, or its package, to"
                + " seans.session.allowed-classes";
    }

    private static Object proxy() {
        return Proxy.newProxyInstance(
                RefusedValuesTest.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (InvocationHandler & Serializable) (proxy, method, arguments) -> null);
    }

    private static Object nested(int depth) {
        List<Object> outermost = new ArrayList<>();
        for (int level = 1; level < depth; level++) {
            outermost = new ArrayList<>(List.of(outermost));
        }
        return outermost;
    }

    private static Cart cart(DurableHttpSession session) {
        return (Cart) Objects.requireNonNull(session.getAttribute("cart"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(DurableHttpSession session, String name) {
        return (List<String>) Objects.requireNonNull(session.getAttribute(name));
    }

    /** A comparator that could be written, and would be called when it is read. */
    private static final class GivenLambda {

        private static final Comparator<String> BY_LENGTH =
                (Comparator<String> & Serializable) (one, other) -> one.length() - other.length();
    }
}
