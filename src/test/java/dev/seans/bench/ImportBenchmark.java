package dev.seans.bench;

import dev.seans.database.Database;
import dev.seans.database.KeptConnection;
import dev.seans.database.TestDatabase;
import dev.seans.orderbook.OrdersBenchmark;
import dev.seans.shop.ShopBenchmark;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures imports as {@code seans.import.chunk} and {@code seans.catalog.writer} are by default. The order is that of
 * a round: each case gets a round, then each its next one, so that a slow minute of the machine hits one round of all
 * cases and not all rounds of one.
 */
public final class ImportBenchmark {

    private static final int WARM_UP = 20_000;

    private final Path folder;
    private final Map<BenchCase, Figures> figures = new LinkedHashMap<>();

    private ImportBenchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        switch (System.getProperty("bench", "imports")) {
            case "imports" -> runImports();
            case "orders" -> OrdersBenchmark.run();
            case "shop" -> ShopBenchmark.run();
            default ->
                throw new IllegalArgumentException(
                        "The benchmarks are -Dbench=imports, -Dbench=orders, -Dbench=shop, -Dbench=sessions, -Dbench=reuse and"
                                + " -Dbench=gateway");
        }
    }

    private static void runImports() throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty("bench.folder", "target/bench")));
        ImportBenchmark benchmark = new ImportBenchmark(folder);
        int rounds = Integer.getInteger("bench.rounds", 5);
        benchmark.warmUp();
        for (int round = 1; round <= rounds; round++) {
            System.out.println("Round " + round + " of " + rounds);
            for (String products : list("bench.products", "10000,100000,1000000")) {
                benchmark.round(Integer.parseInt(products));
            }
        }
        new Report(benchmark.figures).print();
    }

    private static List<String> list(String property, String otherwise) {
        return Arrays.asList(System.getProperty(property, otherwise).split(","));
    }

    /** A server is not started for each import: a small round is not counted, so that the JVM has compiled its code. */
    private void warmUp() throws Exception {
        System.out.println("Warm-up, not counted");
        round(WARM_UP);
        figures.clear();
    }

    private void round(int products) throws Exception {
        for (String charset : list("bench.charsets", "UTF-8,windows-1251")) {
            BenchFiles files = new BenchFiles(folder, products, Charset.forName(charset));
            files.generate();
            for (String database : list("bench.databases", "postgresql,h2")) {
                round(new BenchCase(database, products, files.charset()), files);
            }
        }
    }

    private void round(BenchCase one, BenchFiles files) throws Exception {
        System.out.println(one);
        Figures measured = figures.computeIfAbsent(one, first -> new Figures());
        ImportRound round = new ImportRound(files, measured);
        round.parse();
        if (one.database().equals("postgresql")) {
            onPostgreSql(one, files, round, measured);
        } else {
            onH2(round);
        }
    }

    private void onPostgreSql(BenchCase one, BenchFiles files, ImportRound round, Figures measured) throws Exception {
        Database database = TestDatabase.POSTGRESQL.fresh();
        try (KeptConnection kept = new KeptConnection(database)) {
            round.load(kept.database());
        }
        BareCopy bare = new BareCopy(folder);
        bare.takeOut(database);
        Database empty = TestDatabase.POSTGRESQL.fresh();
        measured.measure(Stage.BARE_COPY, one.products(), () -> bare.bringIn(empty));
        Database other = TestDatabase.POSTGRESQL.fresh();
        int fewer = Math.min(one.products(), Integer.getInteger("bench.jpa", 2000));
        try (JpaUpserts jpa = new JpaUpserts(other)) {
            measured.measure(
                    Stage.JPA, fewer, () -> jpa.upsert(files.catalog(), fewer) + jpa.upsert(files.offers(), fewer));
        }
        List.of(database, empty, other).forEach(TestDatabase::drop);
    }

    private void onH2(ImportRound round) throws Exception {
        Path home = Files.createTempDirectory(folder, "h2");
        try (KeptConnection kept = new KeptConnection(TestDatabase.h2File(home))) {
            round.load(kept.database());
            kept.database().update("SHUTDOWN");
        }
        Files.deleteIfExists(home.resolve("seans.trace.db"));
        Files.deleteIfExists(home.resolve("seans.mv.db"));
        Files.deleteIfExists(home);
    }
}
