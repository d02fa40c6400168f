package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.LogListener;
import dev.seans.httpsession.shop.Cart;
import dev.seans.httpsession.shop.Secretive;
import dev.seans.session.Access;
import dev.seans.session.SessionData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody else, an older version or a broken disk may have left in the row. */
class HostileBytesTest {

    private static final String NOT_ALLOWED = "; not allowed as a part of an attribute";
    private static final String GADGET = Gadget.class.getName();
    private static final String BOMB =
            "holds collections that hold each other so often that to hash them takes more than" + " 10000000 steps";
    private static final String REJECTED = "filter status: REJECTED";

    @BeforeEach
    void nothingHasRunYet() {
        Gadget.runs = 0;
    }

    static Stream<Arguments> hostile() throws IOException {
        return Stream.of(
                Arguments.of("a class that is not allowed", bytes(new Gadget()), GADGET + NOT_ALLOWED),
                Arguments.of("one inside a list", bytes(new ArrayList<>(List.of(new Gadget()))), GADGET + NOT_ALLOWED),
                Arguments.of("one in a field", bytes(new Cart().with(new Gadget())), GADGET + NOT_ALLOWED),
                Arguments.of("one as a key", bytes(new HashMap<>(Map.of(new Gadget(), 1))), GADGET + NOT_ALLOWED),
                Arguments.of("an array of it", bytes(new Gadget[1]), "[L" + GADGET + ";" + NOT_ALLOWED),
                Arguments.of("its class", bytes(Gadget.class), GADGET + NOT_ALLOWED),
                Arguments.of(
                        "a lambda",
                        bytes((Runnable & Serializable) () -> Gadget.runs++),
                        "java.lang.invoke.SerializedLambda" + NOT_ALLOWED),
                Arguments.of("a proxy", bytes(proxy()), "a proxy of java.lang.Runnable" + NOT_ALLOWED),
                Arguments.of(
                        "a URL, whose hash asks a name server",
                        bytes(URI.create("http://example.com/").toURL()),
                        "java.net.URL" + NOT_ALLOWED),
                Arguments.of("a log level", bytes(Level.INFO), "java.util.logging.Level" + NOT_ALLOWED),
                Arguments.of(
                        "a regular expression", bytes(Pattern.compile("x")), "java.util.regex.Pattern" + NOT_ALLOWED),
                Arguments.of("101 objects within objects", deep(101), REJECTED),
                Arguments.of("a million objects within objects", deep(1_000_000), REJECTED),
                Arguments.of("hash sets of hash sets, 2 to the 110th of them", bomb(110), REJECTED),
                Arguments.of("hash sets of hash sets, less deep, but still 2 to the 90th of them", bomb(90), BOMB),
                Arguments.of("the same made of entries", bombOfEntries(90), BOMB),
                Arguments.of(
                        "a list of two billion copies", bytes(Collections.nCopies(Integer.MAX_VALUE, 1)), REJECTED),
                Arguments.of(
                        "an array said to have two billion places",
                        patched(bytes(new byte[0]), 0, Integer.MAX_VALUE),
                        REJECTED),
                Arguments.of(
                        "an array said to have a negative number of places",
                        patched(bytes(new Object[0]), 0, -1),
                        "cannot be deserialized: java.lang.NegativeArraySizeException"),
                Arguments.of(
                        "a hash set said to have a billion elements",
                        patched(bytes(new HashSet<>()), 1, 1 << 30),
                        REJECTED),
                Arguments.of(
                        "hash maps in one another, each said to have as many entries as one may",
                        mapsSaidToBeLarge(60, 2000),
                        REJECTED),
                Arguments.of(
                        "a list said to have a billion elements",
                        patched(bytes(new ArrayList<>()), 7, 1 << 30),
                        REJECTED),
                Arguments.of(
                        "a class that is gone",
                        renamed(bytes(new Cart()), "shop.Cart", "shop.Card"),
                        "class not found: dev.seans.httpsession.shop.Card"),
                Arguments.of(
                        "a class that is another one by now",
                        otherVersion(),
                        "dev.seans.httpsession.shop.Cart; local class incompatible: stream classdesc serialVersionUID ="
                                + " 9, local class serialVersionUID = 1"),
                Arguments.of(
                        "a class that throws with a secret",
                        bytes(new Secretive("a secret")),
                        "cannot be deserialized: java.lang.IllegalStateException"),
                Arguments.of("null", bytes(null), "no object, but null"),
                Arguments.of("no bytes", new byte[0], "java.io.EOFException"),
                Arguments.of("half of the bytes", half(bytes(new Cart().add("tea", 1))), "java.io.EOFException"),
                Arguments.of(
                        "text",
                        "a secret in plain text".getBytes(StandardCharsets.US_ASCII),
                        "invalid stream header: 61207365"));
    }

    /** Each is made with all its places before the next one is read. */
    private static byte[] mapsSaidToBeLarge(int maps, int entries) throws IOException {
        HashMap<String, Object> outermost = new HashMap<>();
        HashMap<String, Object> innermost = outermost;
        for (int map = 1; map < maps; map++) {
            HashMap<String, Object> next = new HashMap<>();
            innermost.put("m", next);
            innermost = next;
        }
        byte[] bytes = bytes(outermost);
        ByteBuffer patched = ByteBuffer.wrap(bytes);
        for (int index = 0; index + 10 <= bytes.length; index++) {
            boolean isSizeOfMap = bytes[index] == 0x77 && bytes[index + 1] == 8 && patched.getInt(index + 6) == 1;
            if (isSizeOfMap) {
                patched.putInt(index + 6, entries);
            }
        }
        return bytes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void anUnreadableAttributeIsDroppedAloneWithOneLineAndWithoutRunning(String what, byte[] bytes, String reason) {
        StoredSession stored = with(bytes);
        try (LogListener log = LogListener.on(ValueListeners.class)) {
            stored.request(session -> {
                assertThat(session.getAttribute("hostile")).as(what).isNull();
                assertThat(session.getAttribute("before")).isEqualTo("before");
                assertThat(session.getAttribute("behind")).isEqualTo(List.of("behind"));
                assertThat(Collections.list(session.getAttributeNames())).containsExactly("before", "behind");
            });
            stored.request(
                    session -> assertThat(session.getAttribute("hostile")).isNull());

            assertThat(log.lines())
                    .containsExactly("WARNING session " + StoredSession.KEY.prefix()
                            + ": attribute \"hostile\" cannot be" + " read and is dropped, the others stay: " + reason);
        }
        assertThat(Gadget.runs).isZero();
        assertThat(stored.saves()).isEqualTo(1);
    }

    @Test
    void anUnreadableAttributeThatNobodyAsksForHarmsNobody() throws IOException {
        StoredSession stored = with(bytes(new Gadget()));

        stored.request(session -> session.setAttribute("before", "changed"));

        stored.request(session -> {
            assertThat(session.getAttribute("before")).isEqualTo("changed");
            assertThat(session.getAttribute("behind")).isEqualTo(List.of("behind"));
        });
        assertThat(Gadget.runs).isZero();
    }

    @Test
    void anUnreadableAttributeCanBeReplacedAndRemoved() throws IOException {
        StoredSession stored = with(bytes(new Gadget()));
        stored.request(session -> session.setAttribute("hostile", "tame"));
        stored.request(session -> assertThat(session.getAttribute("hostile")).isEqualTo("tame"));

        StoredSession other = with(bytes(new Gadget()));
        other.request(session -> session.removeAttribute("hostile"));
        other.request(session -> assertThat(session.getAttribute("hostile")).isNull());
        assertThat(Gadget.runs).isZero();
    }

    @Test
    void aRequestThatMayOnlyReadDropsForItselfOnly() throws IOException {
        StoredSession stored = with(bytes(new Gadget()));
        DurableHttpSession session = stored.request(Access.SNAPSHOT);

        assertThat(session.getAttribute("hostile")).isNull();
        assertThat(stored.giveBack(session).isNothing()).isTrue();
    }

    @Test
    void aNameWithALineBreakDoesNotBreakTheLog() throws IOException {
        StoredSession stored = new StoredSession()
                .holding(StoredAttributes.write(Map.of("a\r\nFATAL b", new StoredValue(bytes(new Gadget()), true)))
                        .bytes());
        try (LogListener log = LogListener.on(ValueListeners.class)) {
            stored.request(session -> session.invalidate());

            assertThat(log.lines()).hasSize(1).first().asString().contains("attribute \"a??FATAL b\" cannot be read");
        }
    }

    @Test
    void aFormatThatThisNodeDoesNotReadIsDroppedAsAWhole() {
        byte[] bytes = with(new byte[3]).data().bytes().clone();
        bytes[0] = 2;
        StoredSession stored = new StoredSession().holding(bytes);
        try (LogListener log = LogListener.on(ValueListeners.class)) {
            stored.request(session -> {
                assertThat(session.getAttributeNames().hasMoreElements()).isFalse();
                session.setAttribute("x", 1);
            });
            stored.request(session -> assertThat(session.getAttribute("x")).isEqualTo(1));

            assertThat(log.lines())
                    .containsExactly(
                            "WARNING session " + StoredSession.KEY.prefix() + ": attributes cannot be read and are"
                                    + " dropped: they are written in format 2, and this node reads format 1");
        }
    }

    @Test
    void ofBytesThatAreCutOffTheAttributesBeforeTheCutSurvive() {
        Map<String, StoredValue> values = new LinkedHashMap<>();
        List<Integer> ends = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            values.put("a" + number, new StoredValue(new byte[number * 3], false));
            ends.add(StoredAttributes.write(values).bytes().length);
        }
        byte[] whole = StoredAttributes.write(values).bytes();

        for (int cut = 1; cut <= whole.length; cut++) {
            int length = cut;
            StoredAttributes read = StoredAttributes.read(new SessionData(Arrays.copyOf(whole, length)));
            assertThat(read.values())
                    .hasSize((int) ends.stream().filter(end -> end <= length).count());
            assertThat(read.damage().isPresent()).isEqualTo(length != 1 && !ends.contains(length));
        }
    }

    @Property
    void whateverTheBytesAreNoRequestFails(@ForAll byte[] bytes) {
        exercise(new StoredSession().holding(bytes));
    }

    @Property
    void whateverTheBytesOfAValueAreTheOthersSurvive(@ForAll byte[] bytes) {
        StoredSession stored = with(bytes);
        stored.request(session -> session.getAttribute("hostile"));

        assertOthersSurvived(stored);
    }

    @Property
    void whateverByteOfAValueIsDamagedTheOthersSurvive(@ForAll int place, @ForAll byte damage) throws IOException {
        byte[] bytes = bytes(new Cart().add("tea", 1).with(new HashMap<>(Map.of("a", new HashSet<>(List.of(1, 2))))));
        bytes[Math.floorMod(place, bytes.length)] = damage;
        StoredSession stored = with(bytes);
        stored.request(session -> session.getAttribute("hostile"));

        assertOthersSurvived(stored);
    }

    private static void assertOthersSurvived(StoredSession stored) {
        stored.request(session -> {
            assertThat(session.getAttribute("before")).isEqualTo("before");
            assertThat(session.getAttribute("behind")).isEqualTo(List.of("behind"));
        });
    }

    private static void exercise(StoredSession stored) {
        stored.request(session -> {
            Collections.list(session.getAttributeNames()).forEach(session::getAttribute);
            session.setAttribute("x", 1);
        });
        stored.request(session -> assertThat(session.getAttribute("x")).isEqualTo(1));
    }

    private static StoredSession with(byte[] hostile) {
        StoredSession stored = new StoredSession();
        stored.request(session -> session.setAttribute("before", "before"));
        Map<String, StoredValue> values =
                new LinkedHashMap<>(StoredAttributes.read(stored.data()).values());
        values.put("hostile", new StoredValue(hostile, false));
        StoredSession other = new StoredSession();
        other.request(session -> session.setAttribute("behind", new ArrayList<>(List.of("behind"))));
        values.putAll(StoredAttributes.read(other.data()).values());
        return new StoredSession().holding(StoredAttributes.write(values).bytes());
    }

    private static byte[] bytes(@Nullable Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /** Arrays with one place each: made by hand, for a writer would not get that deep. */
    private static byte[] deep(int depth) throws IOException {
        byte[] one = bytes(new Object[1]);
        byte[] unit = {0x75, 0x71, 0, 0x7e, 0, 0, 0, 0, 0, 1};
        ByteBuffer bytes = ByteBuffer.allocate(one.length + unit.length * depth);
        bytes.put(one, 0, one.length - 1);
        for (int level = 1; level < depth; level++) {
            bytes.put(unit);
        }
        bytes.put((byte) 0x70);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Each set holds two that hold the same two: to hash the outermost takes for ever. */
    private static byte[] bomb(int depth) throws IOException {
        Set<Object> root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> other = new HashSet<>();
        for (int level = 1; level < depth; level++) {
            Set<Object> nextOne = new HashSet<>(Set.of("differs from the other"));
            Set<Object> nextOther = new HashSet<>();
            Collections.addAll(one, nextOne, nextOther);
            Collections.addAll(other, nextOne, nextOther);
            one = nextOne;
            other = nextOther;
        }
        return bytes(root);
    }

    private static byte[] bombOfEntries(int depth) throws IOException {
        Object value = "x";
        for (int level = 1; level < depth; level++) {
            value = new AbstractMap.SimpleEntry<>(value, value);
        }
        List<Object> list = new ArrayList<>();
        list.add(value);
        return bytes(list);
    }

    private static byte[] patched(byte[] bytes, int fromEnd, int number) {
        byte[] patched = bytes.clone();
        ByteBuffer.wrap(patched).putInt(patched.length - Integer.BYTES - fromEnd, number);
        return patched;
    }

    private static byte[] renamed(byte[] bytes, String from, String to) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] otherVersion() throws IOException {
        return renamed(bytes(new Cart()), "\0\0\0\0\0\0\0\1", "\0\0\0\0\0\0\0\11");
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static Object proxy() {
        return Proxy.newProxyInstance(
                HostileBytesTest.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (InvocationHandler & Serializable) (proxy, method, arguments) -> null);
    }
}
