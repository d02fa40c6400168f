package dev.seans.database;

import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells the operator at deployment if the database ends with the server's process: a trial may, a shop must not. */
@OnePerApplication
public class Durability {

    private static final Logger LOG = System.getLogger(Durability.class.getName());

    private final Database database;

    @Inject
    public Durability(Database database) {
        this.database = database;
    }

    /** One warning, or nothing. */
    public void announce() {
        if (!database.with(connection -> database.dialect().isDurable(connection))) {
            LOG.log(
                    Level.WARNING,
                    "No session outlives the end of this server: java:comp/DefaultDataSource leads to an H2 database in"
                            + " memory, or in a directory that is made anew at each start. Point it to a database that"
                            + " stays: with h2.cli or postgresql.cli of server-config on WildFly, with --rootdir on Payara"
                            + " Micro; see docs/own-war.md");
        }
    }
}
