package dev.seans.server;

import java.io.PrintStream;

/** {@code mvn -Prun}: Seans on Payara Micro in the foreground, until Ctrl-C. */
public final class RunSeans {

    private RunSeans() {}

    public static void main(String[] arguments) throws InterruptedException {
        RunOptions options = new RunOptions(System.getProperties());
        try (SeansServer server = PayaraMicro.server(options.server())) {
            System.out.println("Seans is starting; the server's log is " + server.log());
            server.start();
            greet(server, options, System.out);
            int status = server.waitFor();
            throw new IllegalStateException("The server has ended with status " + status + "; see " + server.log());
        }
    }

    private static void greet(SeansServer server, RunOptions options, PrintStream out) {
        String exchange = server.root() + "exchange";
        out.println("Seans is ready: " + server.root());
        out.println("  Address to type into 1C:  " + exchange + "   (user 1c)");
        out.println("  To try it:                curl -u 1c" + options.passwordHint() + " '" + exchange
                + "?type=catalog&mode=checkauth'");
        out.println("  Uploads and database:     " + server.home());
        out.println("  Ctrl-C stops it.");
        out.flush();
    }
}
