package dev.seans.chaos;

import dev.seans.server.FileTrees;
import dev.seans.server.PayaraMicro;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerDatabase;
import dev.seans.server.ServerOptions;
import dev.seans.testkit.http.FreePorts;
import dev.seans.visitor.LabArchive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Nodes with one PostgreSQL and one {@code seans.home}; a balancer before them, and another one between them and PostgreSQL. */
final class ChaosCluster implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(8);

    private final Path directory;
    private final UnaryOperator<ServerOptions> options;
    private final RestartablePostgreSql postgreSql;
    private final Balancer toPostgreSql;
    private final OffClock offClock;
    private final List<SeansServer> nodes;
    private final Balancer balancer;

    /** All of them run. */
    ChaosCluster(Path directory, int count, UnaryOperator<ServerOptions> options) throws IOException {
        this.directory = directory;
        this.options = options;
        FileTrees.delete(directory);
        Files.createDirectories(home());
        LabArchive.write(LabArchive.insideSeans(Map.of()), directory);
        Files.copy(LabArchive.PUBLICATION, home().resolve("default.vrd"));
        postgreSql = new RestartablePostgreSql(directory.resolve("postgresql"), FreePorts.one());
        toPostgreSql = new Balancer(List.of(postgreSql.port()));
        offClock = new OffClock(directory.resolve("jdk"));
        nodes = IntStream.range(0, count).mapToObj(this::node).toList();
        nodes.forEach(SeansServer::start);
        balancer =
                new Balancer(nodes.stream().map(node -> node.root().getPort()).toList());
    }

    private SeansServer node(int number) {
        String url = "jdbc:postgresql://127.0.0.1:" + toPostgreSql.port() + "/postgres";
        return PayaraMicro.server(options.apply(ServerOptions.in(directory.resolve("node-" + number)))
                .withWar(directory.resolve("seans.war"))
                .withHome(home())
                .withJava(offClock.java())
                .withDatabase(ServerDatabase.postgresql(url, RestartablePostgreSql.USER, RestartablePostgreSql.USER))
                // The simulated 1C logs in for each of its exchanges, as many times in a minute as a real one in days.
                .with("seans.exchange.session-limit", "100000")
                .with("seans.import.chunk", "50")
                .with("seans.session.lease", LEASE.toSeconds() + " s"));
    }

    Path home() {
        return directory.resolve("home");
    }

    DataSource database() {
        return postgreSql.database();
    }

    RestartablePostgreSql postgreSql() {
        return postgreSql;
    }

    Balancer balancer() {
        return balancer;
    }

    Balancer toPostgreSql() {
        return toPostgreSql;
    }

    OffClock offClock() {
        return offClock;
    }

    SeansServer node(long number) {
        return nodes.get((int) number);
    }

    int size() {
        return nodes.size();
    }

    /** Where clients send everything. */
    URI root() {
        return URI.create("http://127.0.0.1:" + balancer.port() + "/seans/");
    }

    @Override
    public void close() {
        balancer.close();
        nodes.forEach(SeansServer::close);
        toPostgreSql.close();
        postgreSql.close();
    }
}
