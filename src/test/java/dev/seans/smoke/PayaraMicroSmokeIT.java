package dev.seans.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.exchange.OneCClient;
import dev.seans.exchange.OneCSession;
import dev.seans.server.PayaraMicro;
import dev.seans.server.Script;
import dev.seans.server.SeansServer;
import dev.seans.server.ServerOptions;
import org.junit.jupiter.api.Test;

/** The contract on H2, and the operators' scripts, which one server is enough for. */
final class PayaraMicroSmokeIT extends ServerContract {

    @Override
    SeansServer launcher(ServerOptions options) {
        return PayaraMicro.server(options);
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
