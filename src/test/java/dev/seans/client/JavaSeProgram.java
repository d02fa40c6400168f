package dev.seans.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What a team writes that has no server: prints what the upstream answers. Runs in a JVM of its own. */
public final class JavaSeProgram {

    private JavaSeProgram() {}

    /** Takes the URL of the database, and a path of the upstream. */
    @SuppressWarnings("SystemOut") // its output is what the test reads
    public static void main(String[] arguments) throws Exception {
        SessionClient erp = SessionClient.of("erp", dataSource(arguments[0]));
        HttpResponse<String> answer = erp.httpClient()
                .send(HttpRequest.newBuilder(erp.uri(arguments[1])).build(), BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.body() + " " + erp.cookies() + " "
                + erp.status().state());
        try {
            SessionClient.of("erp");
        } catch (IllegalStateException noContainer) {
            System.out.println(noContainer.getMessage());
        }
    }

    private static DataSource dataSource(String url) {
        return url.startsWith("jdbc:h2:") ? H2.of(url) : PostgreSql.of(url);
    }

    /** Loaded only where this driver is. */
    private static final class H2 {

        private static DataSource of(String url) {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL(url);
            dataSource.setUser("sa");
            dataSource.setPassword("");
            return dataSource;
        }
    }

    /** Likewise. */
    private static final class PostgreSql {

        private static DataSource of(String url) {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(url);
            dataSource.setUser("postgres");
            return dataSource;
        }
    }
}
