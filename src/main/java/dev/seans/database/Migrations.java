package dev.seans.database;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.flywaydb.core.Flyway;

/** Brings the tables to the version of this WAR, or checks that they have it, as {@code seans.schema} says. */
@OnePerApplication
public class Migrations {

    private static final Logger LOG = System.getLogger(Migrations.class.getName());

    private final Database database;

    @Inject
    public Migrations(Database database) {
        this.database = database;
    }

    /**
     * Must be called outside a transaction: Flyway switches auto-commit.
     *
     * @throws IllegalStateException if no scripts are found in the WAR: WildFly's virtual file system once hid them, and
     *     an application on an old schema is worse than none
     * @throws org.flywaydb.core.api.FlywayException if a script fails, or in mode validate one is missing
     */
    public void run(Settings settings) {
        String mode = settings.text(Setting.SCHEMA);
        if (mode.equals("off")) {
            LOG.log(Level.WARNING, "seans.schema=off: the tables are not checked; the operator migrates them");
            return;
        }
        Flyway flyway = flyway();
        if (flyway.info().all().length == 0) {
            throw new IllegalStateException(
                    "No migrations were found in classpath:db/migration: the WAR is incomplete");
        }
        if (mode.equals("validate")) {
            flyway.validate();
        } else {
            flyway.migrate();
        }
    }

    private Flyway flyway() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .table("seans_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(database.dialect().migrationPlaceholders())
                .load();
    }
}
