package dev.seans.smoke;

import static org.awaitility.Awaitility.await;

import dev.seans.testkit.http.FreePorts;
import dev.seans.testkit.upstream.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A web server of this machine, with the file for it that is shipped. What is changed there are the nodes, the port and where
 * certificate and logs lie; what Debian's own configuration does around it is the main file.
 */
final class FrontProxy {

    private static final String NGINX = """
            events {}
            http {
                client_body_temp_path @folder@/temp;
                proxy_temp_path @folder@/temp;
                fastcgi_temp_path @folder@/temp;
                uwsgi_temp_path @folder@/temp;
                scgi_temp_path @folder@/temp;
                include @folder@/seans.conf;
            }
            pid @folder@/pid;
            daemon off;
            """;

    private static final String APACHE = Stream.of(
                    "mpm_event authz_core env setenvif alias headers reqtimeout deflate filter socache_shmcb ssl slotmem_shm"
                            .split(" ", -1),
                    "proxy proxy_http proxy_balancer proxy_hcheck lbmethod_bybusyness".split(" ", -1))
            .flatMap(Stream::of)
            .map(module -> "LoadModule " + module + "_module /usr/lib/apache2/modules/mod_" + module + ".so\n")
            .collect(Collectors.joining(
                    "",
                    "ServerRoot @folder@\nServerName 127.0.0.1\nDefaultRuntimeDir @folder@\nPidFile @folder@/pid\nErrorLog @folder@/main.log\n",
                    "User www-data\nGroup www-data\nListen 127.0.0.1:@port@\nInclude @folder@/seans.conf\n"));

    private final String name;
    private final String program;
    private final String main;
    private final Path directory;
    private final int port = FreePorts.one();
    private @Nullable Process process;
    private @Nullable TlsTunnel tunnel;

    private FrontProxy(String name, String program, String main, Path parent) {
        this.name = name;
        this.program = program;
        this.main = main;
        this.directory = parent.resolve(name).toAbsolutePath();
    }

    static FrontProxy nginx(Path parent) {
        return new FrontProxy("nginx", "nginx", NGINX, parent);
    }

    static FrontProxy apache(Path parent) {
        return new FrontProxy("apache", "apache2", APACHE, parent);
    }

    /** Also where the PATH of users does not lead. */
    Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(":", -1)),
                        Stream.of("target/nginx/usr/sbin", "/usr/sbin"))
                .map(folder -> Path.of(folder, program).toAbsolutePath())
                .filter(FrontProxy::runs)
                .findFirst();
    }

    /** What was unpacked rather than installed may miss a library. */
    private static boolean runs(Path program) {
        if (!Files.isExecutable(program)) {
            return false;
        }
        try {
            Process version = new ProcessBuilder(program.toString(), "-v")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.onExit().join().exitValue() == 0;
        } catch (IOException unknownFormat) {
            return false;
        }
    }

    void start(List<URI> nodes) throws IOException, InterruptedException, GeneralSecurityException {
        Files.createDirectories(directory.resolve("temp"));
        TestCertificate certificate = TestCertificate.made(directory);
        writePem(certificate);
        Files.writeString(directory.resolve("seans.conf"), configuration(nodes));
        Path file = Files.writeString(directory.resolve("main.conf"), main());
        ProcessBuilder builder = new ProcessBuilder(command(file))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("console.log").toFile());
        builder.environment().put("APACHE_LOG_DIR", directory.toString());
        Process started = builder.start();
        process = started;
        await(name + " listens")
                .atMost(Duration.ofSeconds(20))
                .failFast(name + " has ended; see the logs in " + directory, () -> !started.isAlive())
                .until(() -> !FreePorts.isFree("127.0.0.1", port));
        tunnel = new TlsTunnel(certificate, port);
    }

    private List<String> command(Path file) {
        String executable = program().orElseThrow().toString();
        return name.equals("nginx")
                ? List.of(executable, "-e", directory.resolve("main.log").toString(), "-c", file.toString())
                : List.of(executable, "-DFOREGROUND", "-f", file.toString());
    }

    private String configuration(List<URI> nodes) throws IOException {
        return Files.readString(Path.of("server-config", name, "seans.conf"))
                .replace("127.0.0.1:8080", nodes.get(0).getAuthority())
                .replaceAll("#(.*)10\\.0\\.0\\.12:8080", "$1" + nodes.get(1).getAuthority())
                .replace("listen 443", "listen 127.0.0.1:" + port)
                .replace("*:443", "*:" + port)
                .replace("/etc/ssl/seans", directory.toString())
                .replace("/var/log/nginx", directory.toString());
    }

    private String main() {
        return main.replace("@folder@", directory.toString()).replace("@port@", String.valueOf(port));
    }

    private void writePem(TestCertificate certificate) throws IOException, GeneralSecurityException {
        char[] password = "changeit".toCharArray();
        KeyStore keys = KeyStore.getInstance(certificate.keyStore().toFile(), password);
        String alias = keys.aliases().nextElement();
        pem("certificate.pem", "CERTIFICATE", keys.getCertificate(alias).getEncoded());
        pem("key.pem", "PRIVATE KEY", keys.getKey(alias, password).getEncoded());
    }

    private void pem(String file, String what, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                directory.resolve(file), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    /** Where its clients without TLS connect to. */
    URI root() {
        if (tunnel == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return tunnel.root();
    }

    URI https() {
        return URI.create("https://127.0.0.1:" + port + "/seans/");
    }

    Path certificate() {
        return directory.resolve("certificate.pem");
    }

    String accessLog() throws IOException {
        return Files.readString(directory.resolve("seans.access.log"));
    }

    /** All that it has written, on whatever occasion. */
    String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(log -> log.toString().endsWith(".log")).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    void stop() {
        if (tunnel != null) {
            tunnel.close();
        }
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
