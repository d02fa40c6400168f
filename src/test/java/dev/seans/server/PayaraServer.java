package dev.seans.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Payara Server with a copy of its own domain1, from an unpacked distribution that stays as it is. */
public final class PayaraServer implements ServerKind {

    private PayaraServer() {}

    public static SeansServer server(ServerOptions options) {
        return new ForkedServer(new PayaraServer(), options);
    }

    @Override
    public ServerLaunch prepare(ServerOptions options, int port) throws IOException {
        PayaraDomain domain = new PayaraDomain(ServerFiles.server("payara-server"), options);
        PayaraScripts scripts = new PayaraScripts(options);
        List<String> bootFiles = new ArrayList<>();
        if (!domain.exists()) {
            domain.create(port);
            if (options.database().isPostgreSql()) {
                domain.addPostgreSql();
            }
            // Not by a post-boot command: an application that needs a managed thread factory deadlocks Payara there.
            domain.autodeploy();
            bootFiles.addAll(List.of(
                    "--prebootcommandfile", scripts.preBoot("http-listener-1").toString()));
            bootFiles.addAll(List.of("--postbootcommandfile", scripts.postBoot().toString()));
        }
        return new ServerLaunch(
                domain.startCommand(bootFiles),
                options.environment(),
                PayaraMicro.DEPLOYED,
                PayaraMicro.FAILED,
                scripts.secrets());
    }
}
