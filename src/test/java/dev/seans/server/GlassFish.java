package dev.seans.server;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** GlassFish on PostgreSQL, in a copy of its own domain1, brought up by the scripts that operators run. */
public final class GlassFish implements ServerKind {

    private GlassFish() {}

    public static SeansServer server(ServerOptions options) {
        return new ForkedServer(new GlassFish(), options);
    }

    @Override
    public ServerLaunch prepare(ServerOptions options, int port) throws IOException {
        PayaraDomain domain = new PayaraDomain(ServerFiles.server("glassfish"), options);
        if (!domain.exists()) {
            install(options, domain, domain.create(port));
        }
        return new ServerLaunch(
                domain.startCommand(List.of()),
                options.environment(),
                PayaraMicro.DEPLOYED,
                PayaraMicro.FAILED,
                List.of());
    }

    private static void install(ServerOptions options, PayaraDomain domain, int adminPort) throws IOException {
        Map<String, String> environment = new HashMap<>(options.environment());
        environment.putAll(options.database().environment());
        environment.put("DOMAIN_DIR", domain.domains().toString());
        environment.put("AS_ADMIN_PORT", String.valueOf(adminPort));
        environment.put("CONTEXT_ROOT", options.contextRoot());
        // Milliseconds; asadmin gives up after one minute, which a busy machine may need.
        environment.put("AS_START_TIMEOUT", "300000");
        String home = ServerFiles.server("glassfish").toString();
        try {
            run(
                    environment,
                    "",
                    "install.sh",
                    home,
                    options.war().toString(),
                    PostgreSqlDriver.jar().toString());
            for (ServerUser user : options.users()) {
                String role = user.role().isEmpty() ? "nobody" : user.role();
                run(environment, user.password() + "\n", "user.sh", home, user.name(), role);
            }
        } finally {
            domain.stop();
        }
    }

    private static void run(Map<String, String> environment, String input, String name, String... arguments)
            throws IOException {
        Script.Result result = Script.run(environment, input, "glassfish/" + name, arguments);
        if (result.status() != 0) {
            throw new IOException(name + " has failed: " + result.output());
        }
    }
}
