package dev.seans.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOptionsTest {

    @TempDir
    private Path home;

    @Test
    void without_any_option_it_is_port_8080_of_this_machine_with_the_three_known_users() {
        ServerOptions server = options().server();

        assertThat(server.host()).isEqualTo("127.0.0.1");
        assertThat(server.port()).isEqualTo(8080);
        assertThat(server.home()).hasFileName("seans-home");
        assertThat(server.users())
                .containsExactly(ServerUser.EXCHANGE, ServerUser.ADMIN, ServerUser.CLIENT, ServerUser.SHOP);
    }

    @Test
    void an_address_that_others_reach_demands_a_password() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("seans.http.host", "0.0.0.0").server())
                .withMessageContaining("-Dseans.run.password");
    }

    @Test
    void that_password_is_the_password_of_all_users() {
        ServerOptions server = options("seans.http.host", "0.0.0.0", "seans.run.password", "s3cret")
                .server();

        assertThat(server.users())
                .extracting(ServerUser::password)
                .containsExactly("s3cret", "s3cret", "s3cret", "s3cret");
    }

    @Test
    void other_settings_of_seans_go_to_the_server_and_the_launchers_own_do_not() {
        ServerOptions server = options("seans.import.hold", "5 s", "seans.run.password", "s3cret", "user.dir", "/x")
                .server();

        assertThat(server.properties()).containsOnlyKeys("seans.import.hold");
    }

    @Test
    void a_port_that_is_none_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("seans.http.port", "80080").server())
                .withMessageContaining("seans.http.port=80080");
    }

    @Test
    void secrets_reach_the_server_by_its_environment_and_stand_in_no_file() {
        ServerOptions server = options("seans.upstream.erp.password", "s3cret", "seans.upstream.erp.user", "shop")
                .server();

        assertThat(server.environment()).containsEntry("SEANS_UPSTREAM_ERP_PASSWORD", "s3cret");
        assertThat(server.openProperties())
                .containsEntry("seans.upstream.erp.user", "shop")
                .doesNotContainValue("s3cret");
    }

    @Test
    void the_database_has_a_password_that_stays_the_same() {
        String password = options().server().database().password();

        assertThat(password).hasSizeGreaterThan(30);
        assertThat(options().server().database().password()).isEqualTo(password);
    }

    private RunOptions options(String... namesAndValues) {
        Properties properties = new Properties();
        properties.setProperty("seans.home", home.resolve("seans-home").toString());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new RunOptions(properties);
    }
}
