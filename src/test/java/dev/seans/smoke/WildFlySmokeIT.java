package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.server.ServerUser;
import dev.seans.server.WildFly;
import dev.seans.visitor.LabArchive;
import dev.seans.visitor.ServiceCaller;
import dev.seans.visitor.Whoami;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract on PostgreSQL, and the publication file of an operator, which one server is enough for. */
final class WildFlySmokeIT extends ServerContract {

    private static final Path PUBLICATION = Path.of("target", "smoke", "WildFlySmokeIT.vrd");

    @Override
    SeansServer launcher(ServerOptions options) {
        write(publication());
        return WildFly.server(onPostgreSql(options)
                .with("seans.vrd", PUBLICATION.toAbsolutePath().toString()));
    }

    @Test
    void the_file_that_seans_vrd_names_is_obeyed_and_a_change_of_it_needs_no_restart() throws Exception {
        ServiceCaller client = ServiceCaller.of(server().root(), ServerUser.EXCHANGE);
        assertThat(Whoami.of(client.get("hs/single")).service()).isEqualTo("http/whoami-single");

        write(publication().replace("rootUrl=\"single\"", "rootUrl=\"other\""));
        awaitStatus(client, "hs/other", 200);
        assertThat(client.get("hs/single").status()).isEqualTo(404);

        write("<point><httpServices><service name=\"whoami\" poolSize=\"many\"/></httpServices></point>");
        await("the log says that the broken file is not in force")
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.get("hs/other").status() == 200
                        && Files.readString(server().log()).contains("WildFlySmokeIT.vrd, line 1"));
        assertThat(client.get("hs/other").status()).isEqualTo(200);

        write(publication());
        awaitStatus(client, "hs/single", 200);
    }

    private static void awaitStatus(ServiceCaller client, String path, int status) {
        await("the changed file is in force")
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.get(path).status() == status);
    }

    private static String publication() {
        try {
            return Files.readString(LabArchive.PUBLICATION);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void write(String publication) {
        try {
            Files.createDirectories(PUBLICATION.getParent());
            Files.writeString(PUBLICATION, publication);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
