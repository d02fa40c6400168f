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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that an operator looks at first, in a dozen short statements. */
@OnePerApplication
class Overview {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_EXCHANGES = 500;
    private static final int MOST_SOURCES = 200;

    private final Health health;
    private final DatabaseClock clock;
    private final Exchanges exchanges;
    private final SourceImports imports;
    private final OrderFigures orders;
    private final KeeperCommands keeper;
    private final Nodes nodes;
    private final Settings settings;

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

    /** As it is now. */
    JsonObject now() {
        Instant now = clock.now();
        List<ExchangeCourse> courses = exchanges.courses(now.minus(DAY), MOST_EXCHANGES);
        Map<String, OrderFigures.OfSource> figures = orders.ofSources(MOST_SOURCES).stream()
                .collect(Collectors.toMap(OrderFigures.OfSource::name, Function.identity()));
        List<OverviewJson.SourceState> sources = imports.all().stream()
                .map(source -> new OverviewJson.SourceState(
                        source,
                        newestExchange(source.name(), courses),
                        Optional.ofNullable(figures.get(source.name()))))
                .toList();
        Map<Long, SourceImports.Newest> ends = imports.newest(courses.stream()
                .flatMap(course -> course.importNumber().stream())
                .toList());
        return new OverviewJson(now, settings::sourceOf)
                .of(
                        nodes.thisOne(),
                        settings.zone(Setting.EXCHANGE_TIME_ZONE),
                        health.check(),
                        sources,
                        courses,
                        ends,
                        keeper.statuses(),
                        nodes.all());
    }

    private Optional<ExchangeRow> newestExchange(String source, List<ExchangeCourse> courses) {
        return courses.stream()
                .map(ExchangeCourse::exchange)
                .filter(exchange -> settings.sourceOf(exchange.user()).equals(source))
                .findFirst()
                .or(() -> settings.usersOf(source).stream()
                        .flatMap(user -> exchanges.newestOf(user).stream())
                        .max(Comparator.comparing(ExchangeRow::number)));
    }
}
