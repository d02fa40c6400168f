package dev.seans.visitor;

import jakarta.annotation.Resource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A team's own migrations, in Flyway's default folder, what came of them beside our tables, and how long a session lives. */
public class FlywayServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private transient DataSource database;

    @Override
    public void init() {
        flyway().migrate();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        out.println("new=" + request.getSession().isNew());
        out.println("idle=" + request.getSession().getMaxInactiveInterval());
        Arrays.stream(flyway().info().all())
                .forEach(script -> out.println(script.getScript() + " " + script.getState()));
    }

    private Flyway flyway() {
        return Flyway.configure(FlywayServlet.class.getClassLoader())
                .dataSource(database)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}
