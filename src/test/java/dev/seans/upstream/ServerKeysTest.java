package dev.seans.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.LogListener;
import dev.seans.settings.ActiveSettings;
import dev.seans.settings.GivenUpstreams;
import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.RawSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerKeysTest {

    private static final String KEY = "0f".repeat(32);
    private static final String NOT_STARTED = "Seans was not started, because of its settings: ";
    private static final int NODES = 8;

    @TempDir
    Path home;

    @Test
    void onTheEmbeddedDefaultAFileIsMadeThatOnlyItsOwnerMayRead() throws IOException {
        KeyRing ring = keys(TestDatabase.H2, Map.of()).current();

        assertThat(files()).containsExactly("upstream-keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made())))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(made()).get(2)).matches(ring.activeName() + "=[0-9a-f]{64}");
        assertThat(keys(TestDatabase.H2, Map.of()).current().names()).isEqualTo(ring.names());
    }

    @Test
    void nodesThatComeAtOnceMakeOneKey() throws Exception {
        for (int turn = 0; turn < 20; turn++) {
            assertThat(sealedAtOnce()).hasSize(NODES);
            Files.delete(made());
        }
    }

    /** Each node reads what the others have encrypted. */
    private List<SessionContent> sealedAtOnce() throws Exception {
        Database database = TestDatabase.H2.fresh();
        CyclicBarrier start = new CyclicBarrier(NODES);
        ExecutorService threads = Executors.newFixedThreadPool(NODES);
        try {
            Callable<SealedBytes> node = () -> {
                start.await();
                return new SessionCipher(keys(database, Map.of())).seal(GivenSessions.PLACE, GivenSessions.full());
            };
            List<SessionContent> opened = new ArrayList<>();
            List<Future<SealedBytes>> all = threads.invokeAll(Collections.nCopies(NODES, node));
            SessionCipher reader = new SessionCipher(keys(database, Map.of()));
            for (Future<SealedBytes> bytes : all) {
                opened.add(reader.open(GivenSessions.PLACE, bytes.get().bytes()));
            }
            assertThat(files()).containsExactly("upstream-keys");
            return opened;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void withAnotherDatabaseAnOperatorMustGiveAKeyAndIsToldHow() throws IOException {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> keys(TestDatabase.POSTGRESQL, Map.of()).start())
                .withMessage(NOT_STARTED + "there is no key for the sessions of upstreams: make one with \"openssl rand"
                        + " -hex 32\", write it as k1=<those 64 digits> into a file that only the server's user may read,"
                        + " and set seans.encryption-keys-file to the path of that file, or set seans.encryption-keys"
                        + " to that text; the same on all nodes");
        assertThat(files()).isEmpty();
    }

    @Test
    void withoutUpstreamsNothingIsNeededAndNothingIsMade() throws IOException {
        for (TestDatabase database : TestDatabase.values()) {
            keys(database, Map.of("seans.upstreams", "")).start();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whoOnlyCallsUpstreamsMakesNoKey() throws IOException {
        ServerKeys client = keys(TestDatabase.H2, Map.of("seans.upstreams", ""));
        assertThatExceptionOfType(InvalidSettingsException.class).isThrownBy(client::current);
        assertThat(files()).isEmpty();

        List<String> names = keys(TestDatabase.H2, Map.of()).current().names();
        assertThat(client.current().names()).isEqualTo(names);
    }

    @Test
    void keysOfTheSettingsAreUsedOnEveryDatabase() throws IOException {
        try (LogListener log = LogListener.on(ServerKeys.class)) {
            keys(TestDatabase.POSTGRESQL, Map.of("seans.encryption-keys", "k2=" + KEY + ", k1=" + KEY))
                    .start();

            assertThat(log.lines())
                    .containsExactly("INFO Sessions of upstreams are encrypted with the key k2, in"
                            + " seans.encryption-keys (context param); [k2, k1] decrypt");
        }
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "geheim         | key 1: expected name=64 hex digits, with a name of 1 to 20 letters, digits, '_' or '-'",
                "k1=@,          | key 2: expected name=64 hex digits, with a name of 1 to 20 letters, digits, '_' or '-'",
                "k1=@,geheim=@1 | key 2: expected name=64 hex digits, with a name of 1 to 20 letters, digits, '_' or '-'",
                "k1=@,k1=@      | key 2: another key has this name already",
            })
    void aMistakeInTheSettingIsToldByItsPlace(String text, String mistake) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> keys(TestDatabase.H2, Map.of("seans.encryption-keys", text.replace("@", KEY)))
                        .start())
                .withMessage(NOT_STARTED + "seans.encryption-keys (context param): " + mistake)
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("geheim", KEY));
    }

    @Test
    void aFileOfTheSettingsIsUsed() throws IOException {
        Path file = Files.writeString(home.resolve("keys.txt"), "k7=" + KEY);

        assertThat(keys(TestDatabase.POSTGRESQL, Map.of("seans.encryption-keys-file", file.toString()))
                        .current()
                        .names())
                .containsExactly("k7");
    }

    @Test
    void whereNobodyCanWriteItSaysWhichRightIsMissing() throws IOException {
        Path file = Files.createFile(home.resolve("file"));

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> keys(TestDatabase.H2, Map.of("seans.home", file.toString()))
                        .start())
                .withMessageContaining("the keys for sessions of upstreams, " + file.resolve("upstream-keys")
                        + ", can neither be read nor made")
                .withMessageEndingWith("give the server's user the right to seans.home = " + file);
    }

    @Test
    void aFailureIsNotRemembered() throws IOException {
        ServerKeys keys = keys(
                TestDatabase.POSTGRESQL,
                Map.of("seans.encryption-keys-file", home.resolve("later").toString()));
        assertThatExceptionOfType(InvalidSettingsException.class).isThrownBy(keys::current);

        Files.writeString(home.resolve("later"), "k1=" + KEY);
        assertThat(keys.current().names()).containsExactly("k1");
    }

    @Test
    void aProgramBesideTheServerReadsTheSameKeys() throws IOException {
        RawSettings raw = new RawSettings(Map.of("seans.home", home.toString()), Map.of(), Map.of());
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> EncryptionKeys.of(raw))
                .withMessageContaining("openssl rand -hex 32");

        List<String> names = keys(TestDatabase.H2, Map.of()).current().names();
        assertThat(EncryptionKeys.of(raw).current().names()).isEqualTo(names);
        assertThat(EncryptionKeys.of(new RawSettings(Map.of(), Map.of("SEANS_ENCRYPTION_KEYS", "k3=" + KEY), Map.of()))
                        .current()
                        .names())
                .containsExactly("k3");
    }

    private ServerKeys keys(TestDatabase database, Map<String, String> given) {
        return keys(database.fresh(), given);
    }

    private ServerKeys keys(Database database, Map<String, String> given) {
        Map<String, String> params = new HashMap<>(GivenUpstreams.basic("erp"));
        params.put("seans.home", home.toString());
        params.putAll(given);
        if (params.containsValue("")) {
            params.keySet().removeIf(key -> key.startsWith("seans.upstream."));
        }
        ActiveSettings active = new ActiveSettings();
        active.start(params);
        return new ServerKeys(active, database);
    }

    private Path made() {
        return home.resolve("upstream-keys");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(home)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
