package dev.seans.visitor;

import jakarta.annotation.Resource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Looks for what Seans could have started or made in this server: threads, tables, endpoints. */
public class ForeignServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private transient DataSource database;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter out = response.getWriter();
        Thread.getAllStackTraces().keySet().forEach(thread -> out.print("thread=" + thread.getName() + "\n"));
        getServletContext()
                .getServletRegistrations()
                .values()
                .forEach(
                        servlet -> out.print("servlet=" + servlet.getClassName() + " " + servlet.getMappings() + "\n"));
        getServletContext()
                .getFilterRegistrations()
                .values()
                .forEach(filter -> out.print("filter=" + filter.getClassName() + "\n"));
        try (Connection connection = database.getConnection();
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                if (!"INFORMATION_SCHEMA".equals(tables.getString("TABLE_SCHEM"))) {
                    out.print("table=" + tables.getString("TABLE_NAME") + "\n");
                }
            }
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
        out.print("looked");
    }
}
