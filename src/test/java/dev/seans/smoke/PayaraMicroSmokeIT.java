package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.server.PayaraMicro;
import dev.seans.server.Script;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import dev.seans.testkit.onec.OneCClient;
import dev.seans.testkit.onec.OneCSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract on H2, and the operators' scripts, which one server is enough for. */
final class PayaraMicroSmokeIT extends ServerContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        return PayaraMicro.server(options);
    }

    /** But for the first block, which starts a server: ours runs on a free port. */
    @Test
    void the_quick_start_does_what_it_says() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String commands = Pattern.compile("(?ms)^ *```sh\n(.*?)```")
                .matcher(readme)
                .results()
                .skip(1)
                .map(block -> block.group(1))
                .collect(Collectors.joining())
                .replace("http://127.0.0.1:8080/seans/", server().root().toString());

        Script.Result result = Script.type(commands);

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output())
                .startsWith("success" + "success\n")
                .contains("\"products\":2,\"offers\":1", "\"prices\":1", "\"state\":\"COMPLETED\"");
    }

    @Test
    void verify_exchange_passes_and_tells_no_secret() throws Exception {
        Script.Result result = Script.run("", "verify-exchange.sh", exchange().toString(), "1c", "1c");

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output()).doesNotContain("sessid=");
    }

    @Test
    void verify_exchange_fails_with_a_wrong_password() throws Exception {
        Script.Result result = Script.run("", "verify-exchange.sh", exchange().toString(), "1c", "wrong");

        assertThat(result.status()).as(result.output()).isEqualTo(1);
        assertThat(result.output()).contains("checkauth");
    }

    @Test
    void key_of_names_a_session_as_folders_and_log_do() throws Exception {
        OneCSession session = OneCClient.catalog(exchange(), "1c", "1c").login();

        assertThat(Script.run("", "key-of.sh", session.sessionId()).output().strip())
                .isEqualTo(SessionKey.of(session));
        assertThat(Script.run(session.sessionId() + "\n", "key-of.sh").output().strip())
                .isEqualTo(SessionKey.of(session));
    }
}
