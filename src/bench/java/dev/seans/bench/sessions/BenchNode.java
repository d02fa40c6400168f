package dev.seans.bench.sessions;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with an application for each contender, all on the same data source. */
final class BenchNode implements AutoCloseable {

    private static final String THREADS = "200";

    private final Tomcat tomcat = new Tomcat();
    private final Path folder;
    private final Map<Contender, BenchApplication> applications = new EnumMap<>(Contender.class);

    /** Starts it. */
    BenchNode(DataSource dataSource) throws ReflectiveOperationException, IOException, LifecycleException {
        folder = Files.createTempDirectory("bench");
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        configure(tomcat.getConnector());
        SeansFilters seans = new SeansFilters(dataSource);
        for (Contender contender : Contender.values()) {
            BenchServlet servlet = new BenchServlet();
            switch (contender.family()) {
                case SEANS -> add(contender, servlet, seans.filter());
                case SPRING ->
                    add(contender, servlet, SpringFilters.filter(dataSource, contender == Contender.SPRING_TUNED));
                case NOBODY -> add(contender, servlet, (request, response, chain) -> chain.doFilter(request, response));
            }
        }
        tomcat.start();
    }

    private static void configure(Connector connector) {
        connector.setProperty("maxThreads", THREADS);
        connector.setProperty("maxKeepAliveRequests", "-1");
        // So that ids of 10 KB get as far as the filters.
        connector.setProperty("maxHttpRequestHeaderSize", "65536");
    }

    private void add(Contender contender, BenchServlet servlet, Filter filter) {
        Context context = tomcat.addContext(contender.contextPath(), null);
        context.addServletContainerInitializer(
                (types, servletContext) -> {
                    register(contender, servlet, filter, servletContext);
                    applications.put(contender, new BenchApplication(contender, filter, servlet, servletContext));
                },
                Set.of());
    }

    private static void register(
            Contender contender, BenchServlet servlet, Filter filter, ServletContext servletContext) {
        ServletRegistration.Dynamic served = servletContext.addServlet("bench", servlet);
        served.addMapping("/*");
        served.setAsyncSupported(true);
        if (contender != Contender.PLAIN) {
            FilterRegistration.Dynamic filtered = servletContext.addFilter("bench", filter);
            filtered.setAsyncSupported(true);
            if (contender.family() == Contender.Family.SEANS) {
                filtered.setInitParameters(SeansFilters.initParams(contender));
            }
            filtered.addMappingForUrlPatterns(null, false, "/*");
        }
    }

    BenchApplication application(Contender contender) {
        BenchApplication found = applications.get(contender);
        if (found == null) {
            throw new IllegalStateException(contender + " has not started: see the log");
        }
        return found;
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
