package dev.seans.bench.reuse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.seans.bench.harness.Beans;
import dev.seans.bench.harness.BenchThreads;
import dev.seans.database.Database;
import dev.seans.filter.Refusal;
import dev.seans.filter.SessionIdentityFilter;
import dev.seans.httpsession.SessionObservers;
import dev.seans.services.ServiceRefusal;
import dev.seans.services.SessionParameters;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with the same service in each {@link Way}. */
final class ServiceNode implements AutoCloseable {

    private static final int CONNECTIONS = 10;

    private final Tomcat tomcat = new Tomcat();
    private final HikariDataSource pool;

    ServiceNode(Database database, Path folder) throws ReflectiveOperationException, IOException, LifecycleException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(CONNECTIONS);
        pool = new HikariDataSource(config);
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        for (Way way : Way.values()) {
            add(way);
        }
        tomcat.start();
    }

    private void add(Way way) throws ReflectiveOperationException {
        // Each application has beans of its own, as it would have on a server.
        Beans beans = new Beans();
        Filter filter = beans.with(DataSource.class, pool)
                .with(ManagedThreadFactory.class, new BenchThreads())
                .with(SessionObservers.class, SessionObservers.none())
                .several(Refusal.class, List.of(beans.one(ServiceRefusal.class)))
                .several(SessionParameters.class, List.of(new DearParameters()))
                .fresh(SessionIdentityFilter.class);
        Context context = tomcat.addContext(way.contextPath(), null);
        context.addServletContainerInitializer(
                (types, servletContext) -> {
                    servletContext.addServlet("work", new WorkServlet()).addMapping("/*");
                    if (way != Way.PLAIN) {
                        FilterRegistration.Dynamic filtered = servletContext.addFilter("services", filter);
                        filtered.setInitParameters(way.initParams());
                        filtered.addMappingForUrlPatterns(null, false, "/*");
                    }
                },
                Set.of());
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        pool.close();
    }
}
