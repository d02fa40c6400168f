package dev.seans.bench.sessions;

import jakarta.servlet.Filter;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's filter, put together as its {@code JdbcHttpSessionConfiguration} does. */
final class SpringFilters {

    private SpringFilters() {}

    /** Spring's own script, as it is. */
    static void createTables(DataSource dataSource, String database) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection, new ClassPathResource("org/springframework/session/jdbc/schema-" + database + ".sql"));
        }
    }

    /**
     * The filter.
     *
     * @param tuned with what Spring advises on PostgreSQL against {@code DuplicateKeyException}
     */
    static Filter filter(DataSource dataSource, boolean tuned) {
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        JdbcIndexedSessionRepository repository =
                new JdbcIndexedSessionRepository(new JdbcTemplate(dataSource), transactions);
        if (tuned) {
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(repository);
        }
        return new SessionRepositoryFilter<>(repository);
    }
}
