package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.httpsession.shop.Cart;
import dev.seans.httpsession.shop.Colour;
import dev.seans.httpsession.shop.Line;
import dev.seans.session.SessionUpdate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any value that may be kept comes back as it was, is not written again for nothing, and never without need. */
@SuppressWarnings({"IdentityHashMapUsage", "JavaUtilDate", "JdkObsolete", "UnnecessaryStringBuilder"
}) // what applications keep, not what they should
class RoundTripTest {

    private static final int TRIES = 1000;

    static Stream<Object> valuesOfTheJdk() {
        return Stream.of(
                "",
                'x',
                true,
                (byte) 1,
                (short) 2,
                3,
                4L,
                5f,
                6d,
                BigInteger.TEN.pow(40),
                new BigDecimal("1.50"),
                UUID.fromString("00000000-0000-0001-0000-000000000002"),
                Locale.FRANCE,
                Currency.getInstance("RUB"),
                Colour.RED,
                Colour.GREEN,
                ChronoUnit.DAYS,
                String.class,
                Instant.EPOCH,
                LocalDate.EPOCH,
                LocalDateTime.MAX,
                Duration.ofMillis(5),
                ZoneId.of("Europe/Moscow"),
                ZonedDateTime.of(LocalDateTime.MIN.plusYears(5), ZoneId.of("Asia/Omsk")),
                ThaiBuddhistDate.now(ZoneId.of("UTC")),
                new Date(5),
                calendar(),
                TimeZone.getTimeZone("Europe/Moscow"),
                BitSet.valueOf(new long[] {5}),
                new int[] {1, 2},
                new byte[][] {{1}, {2}},
                new String[] {"a", null},
                new Object[] {1, "a", new long[1]},
                List.of(),
                List.of(1),
                List.of(1, 2, 3),
                Set.of(1),
                Map.of(),
                Map.of("a", 1),
                Map.of("a", 1, "b", 2),
                Arrays.asList(1, null),
                Collections.emptyList(),
                Collections.singletonMap("a", 1),
                Collections.nCopies(3, "x"),
                Collections.unmodifiableList(new ArrayList<>(List.of(1))),
                Collections.synchronizedMap(new HashMap<>()),
                new ArrayList<>(1000),
                new LinkedList<>(List.of(1)),
                new Vector<>(List.of(1)),
                new CopyOnWriteArrayList<>(List.of(1)),
                new HashMap<>(Map.of("a", 1)),
                new HashMap<>(1 << 20),
                new LinkedHashMap<>(Map.of("a", 1)),
                new TreeMap<>(Map.of("a", 1)),
                new TreeMap<>(Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER)),
                new ConcurrentHashMap<>(Map.of("a", 1)),
                new HashSet<>(Set.of("a")),
                EnumSet.allOf(Colour.class),
                new EnumMap<>(Map.of(Colour.GREEN, 1)),
                Map.entry("a", 1).getKey(),
                properties(),
                new Line("tea", 1),
                new Line[] {new Line("tea", 1)},
                new StringBuilder("x").toString());
    }

    @ParameterizedTest
    @MethodSource("valuesOfTheJdk")
    void aValueOfTheJdkComesBackEqual(Object value) {
        assertRoundTrip(value);
    }

    static Stream<Object> valuesWithoutEquals() {
        return Stream.of(
                new ArrayDeque<>(List.of(1, 2)),
                new PriorityQueue<>(List.of(2, 1)),
                new ConcurrentLinkedQueue<>(List.of(1)),
                new AtomicInteger(5),
                new AtomicLong(6),
                new StringBuilder("x"),
                new IdentityHashMap<>(Map.of("a", 2)),
                Collections.unmodifiableCollection(new ArrayList<>(List.of(1))));
    }

    @ParameterizedTest
    @MethodSource("valuesWithoutEquals")
    void aValueWithoutEqualsComesBackAlike(Object value) {
        StoredSession stored = new StoredSession();
        stored.request(session -> session.setAttribute("x", value));

        SessionUpdate update = stored.request(session ->
                assertThat(session.getAttribute("x")).hasSameClassAs(value).hasToString(value.toString()));

        assertThat(update).isEqualTo(SessionUpdate.NOTHING);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void anExceptionComesBackWithItsMessageAndCause(Exception value) {
        StoredSession stored = new StoredSession();
        stored.request(session -> session.setAttribute("x", value));

        stored.request(session -> assertThat((Exception) session.getAttribute("x"))
                .hasSameClassAs(value)
                .hasMessage("bad")
                .hasRootCauseMessage("worse"));
    }

    static Stream<Exception> exceptions() {
        return Stream.of(
                new IllegalStateException("bad", new NumberFormatException("worse")),
                new Exception("bad", new ArithmeticException("worse")));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void anyValueComesBackAndIsNotMissedWhenItChanges(@ForAll("values") Object value, @ForAll("values") Object more) {
        StoredSession stored = new StoredSession();
        stored.request(session -> session.setAttribute("x", value));

        SessionUpdate update =
                stored.request(session -> assertThat(session.getAttribute("x")).isEqualTo(value));
        assertThat(update).isEqualTo(SessionUpdate.NOTHING);

        Object[] changed = new Object[1];
        stored.request(session -> {
            Object read = Objects.requireNonNull(session.getAttribute("x"));
            change(read, more);
            changed[0] = read;
        });
        stored.request(session -> assertThat(session.getAttribute("x")).isEqualTo(changed[0]));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aValueDeepInsideIsNotMissedWhenItChanges(@ForAll("values") Object around, @ForAll int quantity) {
        StoredSession stored = new StoredSession();
        List<Object> outer = new ArrayList<>();
        outer.add(around);
        outer.add(new HashMap<>(Map.of("cart", new Cart().add("tea", 1), "other", around)));
        stored.request(session -> session.setAttribute("x", outer));
        int saves = stored.saves();

        stored.request(session -> cart(session).add("sugar", quantity));

        assertThat(stored.saves()).isEqualTo(saves + 1);
        stored.request(session ->
                assertThat(cart(session).lines()).containsExactly(new Line("tea", 1), new Line("sugar", quantity)));
    }

    @Provide
    Arbitrary<Object> values() {
        return values(3);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20).asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(Colour.class).asGeneric(),
                Arbitraries.bigDecimals().asGeneric(),
                Arbitraries.create(() -> new Line("tea", 2)).asGeneric());
        if (depth == 0) {
            return plain;
        }
        Arbitrary<Object> inner = values(depth - 1);
        return Arbitraries.oneOf(
                plain,
                inner.list().ofMaxSize(5).<Object>map(ArrayList::new),
                inner.list().ofMaxSize(5).<Object>map(LinkedList::new),
                inner.set().ofMaxSize(5).<Object>map(HashSet::new),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), inner)
                        .ofMaxSize(5)
                        .<Object>map(HashMap::new),
                Arbitraries.maps(Arbitraries.integers(), inner).ofMaxSize(5).<Object>map(TreeMap::new),
                Arbitraries.maps(Arbitraries.integers(), inner).ofMaxSize(5).<Object>map(ConcurrentHashMap::new));
    }

    @SuppressWarnings("unchecked") // the generator made it
    private static void change(Object value, Object more) {
        if (value instanceof List<?> list) {
            ((List<Object>) list).add(more);
        } else if (value instanceof Set<?> set) {
            ((Set<Object>) set).add(more);
        } else if (value instanceof TreeMap<?, ?> map) {
            ((Map<Object, Object>) map).put(7, more);
        } else if (value instanceof ConcurrentHashMap<?, ?> map) {
            ((Map<Object, Object>) map).put(7, more);
        } else if (value instanceof Map<?, ?> map) {
            ((Map<Object, Object>) map).put("seven", more);
        }
    }

    private static void assertRoundTrip(Object value) {
        StoredSession stored = new StoredSession();
        stored.request(session -> session.setAttribute("x", value));

        SessionUpdate update = stored.request(session -> assertThat(
                        Arrays.deepEquals(new Object[] {session.getAttribute("x")}, new Object[] {value}))
                .isTrue());

        assertThat(stored.saves()).isEqualTo(1);
        assertThat(update).isEqualTo(SessionUpdate.NOTHING);
    }

    private static Cart cart(DurableHttpSession session) {
        List<?> outer = (List<?>) Objects.requireNonNull(session.getAttribute("x"));
        return (Cart) Objects.requireNonNull(((Map<?, ?>) outer.get(1)).get("cart"));
    }

    private static Calendar calendar() {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Moscow"), Locale.FRANCE);
        calendar.setTimeInMillis(5);
        return calendar;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("a", "b");
        return properties;
    }
}
