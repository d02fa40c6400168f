package dev.seans.lab;

import dev.seans.session.SessionTally;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a test does and sees without a session: gates, diaries, rows. No filter is mapped on it. */
public class ControlServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient SessionTally tally;

    @Resource(lookup = "java:comp/DefaultDataSource")
    private transient DataSource database;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter out = response.getWriter();
        String name = request.getParameter("name");
        switch (request.getPathInfo()) {
            case "/open" -> Gate.named(name).open();
            case "/inside" -> out.print(Gate.named(name).inside());
            case "/diary" -> Diary.lines(name).forEach(line -> out.print(line + "\n"));
            case "/waiting" -> out.print(tally.waiting());
            case "/sessions" -> out.print(count("SELECT COUNT(*) FROM seans_session WHERE address = ?", name));
            case "/leases" ->
                out.print(count(
                        "SELECT COUNT(*) FROM seans_session WHERE x_owner IS NOT NULL AND session_key = ?", name));
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private long count(String sql, String value) throws IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }
}
