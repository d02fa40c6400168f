package dev.seans.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import jakarta.annotation.Resource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The container of the embedded tests is what they take it for. */
@ArquillianTest
class EmbeddedPayaraIT {

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <servlet><servlet-name>probe</servlet-name><servlet-class>%s</servlet-class></servlet>
              <servlet-mapping><servlet-name>probe</servlet-name><url-pattern>/probe</url-pattern></servlet-mapping>
              <security-role><role-name>seans-exchange</role-name></security-role>
            </web-app>
            """;

    @Deployment(testable = false)
    static WebArchive probe() {
        return ShrinkWrap.create(WebArchive.class, "probe.war")
                .addClass(ProbeServlet.class)
                .setWebXML(new StringAsset(WEB_XML.formatted(ProbeServlet.class.getName())));
    }

    @Test
    void has_its_users_their_roles_and_a_database_on_disk(@ArquillianResource URI root) throws Exception {
        RawResponse answer = new RawHttp(root)
                .send(RawRequest.get(root.getPath() + "probe").header("Authorization", basic("Обмен", "Пароль1")));

        assertThat(answer.lines())
                .startsWith("Обмен true")
                .anyMatch(line -> line.startsWith("jdbc:h2:file:" + EmbeddedPayara.DIRECTORY));
    }

    private static String basic(String user, String password) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** Says who called, and where the default data source leads. */
    public static final class ProbeServlet extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Resource(lookup = "java:comp/DefaultDataSource")
        private transient DataSource dataSource;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain;charset=UTF-8");
            try (Connection connection = dataSource.getConnection()) {
                request.login("Обмен", "Пароль1");
                response.getWriter().println(request.getRemoteUser() + " " + request.isUserInRole("seans-exchange"));
                response.getWriter().println(connection.getMetaData().getURL());
            } catch (SQLException | jakarta.servlet.ServletException e) {
                response.getWriter().println(e);
            }
        }
    }
}
