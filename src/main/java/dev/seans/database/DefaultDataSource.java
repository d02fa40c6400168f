package dev.seans.database;

import dev.seans.settings.OnePerApplication;
import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/**
 * The server's default data source. Operators move it to another database by server commands, so the WAR names no
 * other.
 */
@OnePerApplication
class DefaultDataSource {

    @Produces
    @SeansDatabase
    @Resource(lookup = "java:comp/DefaultDataSource")
    @SuppressWarnings("unused") // read by CDI
    private DataSource dataSource;
}
