package dev.seans.admin;

import dev.seans.database.DatabaseClock;
import dev.seans.exchange.ExchangeCourse;
import dev.seans.exchange.ExchangeRow;
import dev.seans.exchange.Exchanges;
import dev.seans.keeper.KeeperCommands;
import dev.seans.nodes.Nodes;
import dev.seans.orderbook.OrderFigures;
import dev.seans.registry.SourceImports;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an operator looks at first. What moves from second to second is asked for each time, in a handful of statements;
 * what costs one for each source, and hardly moves, every ten seconds.
 */
@OnePerApplication
class Overview {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_EXCHANGES = 500;
    private static final int MOST_SOURCES = 200;
    private static final Duration SLOW = Duration.ofSeconds(10);

    private final Health health;
    private final DatabaseClock clock;
    private final Exchanges exchanges;
    private final SourceImports imports;
    private final OrderFigures orders;
    private final KeeperCommands keeper;
    private final Nodes nodes;
    private final Settings settings;

    private volatile @Nullable SlowPart slow;

    @Inject
    Overview(
            Health health,
            DatabaseClock clock,
            Exchanges exchanges,
            SourceImports imports,
            OrderFigures orders,
            KeeperCommands keeper,
            Nodes nodes,
            Settings settings) {
        this.health = health;
        this.clock = clock;
        this.exchanges = exchanges;
        this.imports = imports;
        this.orders = orders;
        this.keeper = keeper;
        this.nodes = nodes;
        this.settings = settings;
    }

    /** As it is now, to within ten seconds for health and orders. */
    JsonObject now() {
        Instant now = clock.now();
        List<ExchangeCourse> courses = exchanges.courses(now.minus(DAY), MOST_EXCHANGES);
        List<SourceImports.OfSource> sources = imports.all();
        SlowPart rest = slowPart(sources);
        Map<Long, SourceImports.Newest> ends = imports.newest(courses.stream()
                .flatMap(course -> course.importNumber().stream())
                .toList());
        return new OverviewJson(now, settings::sourceOf)
                .of(
                        nodes.thisOne(),
                        settings.zone(Setting.EXCHANGE_TIME_ZONE),
                        rest.health(),
                        sources.stream()
                                .map(source -> state(source, courses, rest))
                                .toList(),
                        courses,
                        ends,
                        keeper.statuses(),
                        nodes.all());
    }

    private OverviewJson.SourceState state(SourceImports.OfSource source, List<ExchangeCourse> courses, SlowPart rest) {
        Optional<ExchangeRow> newest = courses.stream()
                .map(ExchangeCourse::exchange)
                .filter(exchange -> settings.sourceOf(exchange.user()).equals(source.name()))
                .findFirst()
                .or(() -> Optional.ofNullable(rest.newest().get(source.name())));
        return new OverviewJson.SourceState(
                source, newest, Optional.ofNullable(rest.orders().get(source.name())));
    }

    private SlowPart slowPart(List<SourceImports.OfSource> sources) {
        SlowPart known = slow;
        if (known != null && System.nanoTime() - known.readNanos() < SLOW.toNanos()) {
            return known;
        }
        SlowPart read = new SlowPart(
                health.check(),
                orders.ofSources(MOST_SOURCES).stream()
                        .collect(Collectors.toMap(OrderFigures.OfSource::name, Function.identity())),
                newestExchanges(sources),
                System.nanoTime());
        slow = read;
        return read;
    }

    private Map<String, ExchangeRow> newestExchanges(List<SourceImports.OfSource> sources) {
        Map<String, ExchangeRow> newest = new HashMap<>();
        for (SourceImports.OfSource source : sources) {
            settings.usersOf(source.name()).stream()
                    .flatMap(user -> exchanges.newestOf(user).stream())
                    .max(Comparator.comparing(ExchangeRow::number))
                    .ifPresent(exchange -> newest.put(source.name(), exchange));
        }
        return newest;
    }

    /** @param newest the newest exchange of each source */
    private record SlowPart(
            Health.Report health,
            Map<String, OrderFigures.OfSource> orders,
            Map<String, ExchangeRow> newest,
            long readNanos) {}
}
