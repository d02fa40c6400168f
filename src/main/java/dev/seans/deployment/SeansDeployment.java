package dev.seans.deployment;

import dev.seans.admin.OverviewEvents;
import dev.seans.catalog.CatalogWriters;
import dev.seans.database.Migrations;
import dev.seans.database.SchemaPart;
import dev.seans.exchange.HeldImports;
import dev.seans.exchange.OrderListeners;
import dev.seans.exchange.RequestRecorder;
import dev.seans.filter.FilterStart;
import dev.seans.gateway.Gateway;
import dev.seans.imports.TeamSinks;
import dev.seans.jobs.Jobs;
import dev.seans.keeper.Keeper;
import dev.seans.nodes.NodeHeartbeat;
import dev.seans.session.SessionUpkeep;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import dev.seans.shop.ChangeWaiters;
import dev.seans.uploads.UploadFolders;
import dev.seans.uploads.UploadPlaces;
import dev.seans.upstream.ServerKeys;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Brings the WAR up, in this order; whatever fails stops the deployment, with a sentence that says why:
 *
 * <ol>
 *   <li>The settings, and the policies of the filters, are read and checked; the tables are migrated; sessions are
 *       looked after.
 *   <li>The other tables are migrated.
 *   <li>{@code seans.home} is made, and tried for writing.
 *   <li>The way is chosen in which records reach the tables.
 *   <li>The further paths of the exchange are mapped.
 *   <li>The team's sinks are made.
 *   <li>The keys for sessions of upstreams are read, or made.
 *   <li>The rows of the upstreams are made, and their sessions are due for a check: the jobs do it.
 *   <li>The jobs start, and unfinished imports go on.
 *   <li>Requests can be held.
 *   <li>Requests are noted for operators, the node tells the others that it lives, and pages hear of changes.
 * </ol>
 *
 * It goes down in the other direction. Sessions of upstreams are finished when no job works with them any more, while the
 * database is still there.
 */
public class SeansDeployment implements ServletContextListener {

    private static final Logger LOG = System.getLogger(SeansDeployment.class.getName());

    @Inject
    private FilterStart start;

    /** Looked up one after the other, because each needs what was started before it. */
    @Inject
    private Instance<UploadFolders> folders;

    @Inject
    private Instance<UploadPlaces> places;

    @Inject
    private Instance<Migrations> migrations;

    @Inject
    private Instance<TeamSinks> sinks;

    @Inject
    private Instance<CatalogWriters> writers;

    @Inject
    private Instance<ServerKeys> keys;

    @Inject
    private Instance<Keeper> keeper;

    @Inject
    private Instance<Jobs> jobs;

    @Inject
    private Instance<SessionUpkeep> sessions;

    @Inject
    private Instance<HeldImports> held;

    @Inject
    private Instance<OrderListeners> listeners;

    @Inject
    private Instance<ChangeWaiters> waiters;

    @Inject
    private Instance<RequestRecorder> recorder;

    @Inject
    private Instance<NodeHeartbeat> heartbeat;

    @Inject
    private Instance<OverviewEvents> events;

    @Inject
    private Instance<Gateway> gateway;

    @Resource
    private ManagedThreadFactory threads;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Settings settings = start.start(context, threads);
        migrations.get().run(settings, SchemaPart.EXCHANGE);
        migrations.get().run(settings, SchemaPart.UPSTREAMS);
        folders.get().prepare();
        places.get().announce();
        writers.get().writer();
        ExchangePaths.map(context, settings.list(Setting.EXCHANGE_PATHS));
        sinks.get().announce();
        keys.get().start();
        keeper.get().start(threads);
        jobs.get().start(threads);
        held.get().start(threads);
        listeners.get().start(threads);
        waiters.get().start(threads);
        recorder.get().start(threads);
        heartbeat.get().start(threads);
        events.get().start(threads);
        gateway.get().start(threads);
        LOG.log(
                Level.INFO,
                "Seans has started; uploads are kept in {0}",
                folders.get().home());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        gateway.get().stop();
        events.get().stop();
        heartbeat.get().stop();
        waiters.get().stop();
        listeners.get().stop();
        held.get().stop();
        recorder.get().stop();
        keeper.get().stopLooks();
        jobs.get().stop();
        keeper.get().stop();
        sessions.get().stop();
    }
}
