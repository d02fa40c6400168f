package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainFileTest {

    private static final String DOMAIN = """
            <domain>
              <servers>
                <server name="server" config-ref="server-config"/>
                <server name="second" config-ref="second-config"/>
              </servers>
              <configs>
                <config name="server-config">
                  <network-listener name="http-listener-1" thread-pool="http-thread-pool"/>
                  <network-listener name="http-listener-2" thread-pool="secure"/>
                  <network-listener name="admin-listener" thread-pool="admin-thread-pool"/>
                  <thread-pool name="admin-thread-pool" max-thread-pool-size="1"/>
                  <thread-pool name="http-thread-pool" %s/>
                  <thread-pool name="secure" max-thread-pool-size="300"/>
                  <thread-pool name="thread-pool-1" max-thread-pool-size="2"/>
                </config>
                <config name="second-config">
                  <network-listener name="http-listener-1" thread-pool="http-thread-pool"/>
                  <thread-pool name="http-thread-pool" max-thread-pool-size="7"/>
                </config>
              </configs>
            </domain>
            """;

    @TempDir
    private Path instance;

    @ParameterizedTest
    @CsvSource({"'', 5", "max-queue-size='4096', 5", "max-thread-pool-size='200', 200"})
    void theSmallestPoolForRequestsCounts(String attributes, int threads) throws IOException {
        write(DOMAIN.formatted(attributes));

        assertThat(threads("server")).hasValue(threads);
    }

    @Test
    void anotherServerOfTheDomainHasItsOwnPool() throws IOException {
        write(DOMAIN.formatted(""));

        assertThat(threads("second")).hasValue(7);
        assertThat(threads("unknown")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<domain",
        "<!DOCTYPE domain><domain/>",
        "<domain/>",
    })
    void aFileThatCannotBeReadTellsNothing(String content) throws IOException {
        write(content);

        assertThat(threads("server")).isEmpty();
    }

    @Test
    void aPoolWhoseSizeIsAVariableTellsNothing() throws IOException {
        write(DOMAIN.formatted("max-thread-pool-size='${THREADS}'"));

        assertThat(threads("server")).isEmpty();
    }

    @Test
    void aMissingFileTellsNothing() {
        assertThat(threads("server")).isEmpty();
    }

    @Test
    void otherServersHaveNoSuchFile() {
        assertThat(DomainFile.find(Map.<String, String>of()::get)).isEmpty();
    }

    private void write(String content) throws IOException {
        Files.createDirectories(instance.resolve("config"));
        Files.writeString(instance.resolve("config").resolve("domain.xml"), content);
    }

    private OptionalInt threads(String server) {
        return DomainFile.find(Map.of(
                        "com.sun.aas.instanceRoot", instance.toString(), "com.sun.aas.instanceName", server)::get)
                .orElseThrow()
                .requestThreads();
    }
}
