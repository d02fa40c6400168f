package dev.seans.deployment;

import dev.seans.filter.FilterStart;
import dev.seans.session.SessionUpkeep;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Starts durable sessions in the WAR of a team, which names it as a listener in its web.xml. The filters would do the
 * same by themselves; but a server may go on without a filter whose start has failed, and stops the deployment for a
 * listener. What is started: see {@link FilterStart}.
 */
public class SessionDeployment implements ServletContextListener {

    @Inject
    private FilterStart start;

    /** Looked up when it is needed: before the start it could not be made. */
    @Inject
    private Instance<SessionUpkeep> sessions;

    @Resource
    private ManagedThreadFactory threads;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        start.start(event.getServletContext(), threads);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        sessions.get().stop();
    }
}
