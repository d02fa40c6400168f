package dev.seans.session;

import dev.seans.database.Database;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Writes down the statements that reach a database. */
public final class StatementCount {

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final Database database;

    public StatementCount(Database counted) {
        database = new Database(ProxyDataSourceBuilder.create(counted.dataSource())
                .afterQuery((execution, queries) ->
                        queries.stream().map(QueryInfo::getQuery).forEach(statements::add))
                .build());
    }

    /** The same database, watched. */
    public Database database() {
        return database;
    }

    /** The statements since the last call; a batch of one is one. */
    public List<String> drain() {
        List<String> drained = List.copyOf(statements);
        statements.clear();
        return drained;
    }
}
