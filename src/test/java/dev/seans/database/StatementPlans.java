package dev.seans.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Tells for each prepared statement how the database would find its rows, if it reads a whole table only for want of an index. */
public final class StatementPlans {

    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private final Database plain;
    private final List<String> plans = new ArrayList<>();

    public StatementPlans(Database plain) {
        this.plain = plain;
    }

    /** The same database; whatever runs there is explained first. */
    public Database database() {
        DataSource dataSource = plain.dataSource();
        return new Database(proxy(
                DataSource.class,
                (method, arguments) -> method.getName().equals("getConnection")
                        ? explaining(dataSource.getConnection())
                        : invoke(dataSource, method, arguments)));
    }

    /** Those that name a table, each with its SQL, forgotten with that. */
    public List<String> of(String table) {
        List<String> found = plans.stream().filter(plan -> plan.contains(table)).toList();
        plans.clear();
        return found;
    }

    /** Whether a plan reads a table from its beginning to its end. */
    public static Predicate<String> scans() {
        return plan -> plan.contains("tableScan") || plan.contains("Seq Scan");
    }

    /** How many rows were looked at in all; 0 where the database does not tell. */
    public static long scanned(String plan) {
        Matcher counts = SCANNED.matcher(plan);
        long sum = 0;
        while (counts.find()) {
            sum += Long.parseLong(counts.group(1));
        }
        return sum;
    }

    private Connection explaining(Connection connection) throws SQLException {
        boolean postgreSql = plain.dialect().hasCopy();
        if (postgreSql) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET enable_seqscan = off");
            }
        }
        return proxy(Connection.class, (method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            return method.getName().equals("prepareStatement") && arguments != null
                    ? explaining(connection, (PreparedStatement) result, (String) arguments[0], postgreSql)
                    : result;
        });
    }

    private PreparedStatement explaining(
            Connection connection, PreparedStatement statement, String sql, boolean postgreSql) throws SQLException {
        boolean analyze = !postgreSql && sql.startsWith("SELECT");
        PreparedStatement explain = connection.prepareStatement((analyze ? "EXPLAIN ANALYZE " : "EXPLAIN ") + sql);
        return proxy(PreparedStatement.class, (method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set")) {
                invoke(explain, method, arguments);
            } else if (name.equals("executeQuery") || name.equals("executeUpdate")) {
                plans.add(sql + "\n" + text(explain));
            } else if (name.equals("close")) {
                explain.close();
            }
            return invoke(statement, method, arguments);
        });
    }

    private static String text(PreparedStatement explain) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = explain.executeQuery()) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                StatementPlans.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method, arguments)));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    private interface Call {
        @Nullable
        Object of(Method method, Object @Nullable [] arguments) throws Throwable;
    }
}
