package dev.seans.bench.sessions;

import dev.seans.bench.harness.Beans;
import dev.seans.bench.harness.BenchThreads;
import dev.seans.filter.PlainRefusal;
import dev.seans.filter.Refusal;
import dev.seans.filter.SessionIdentityFilter;
import dev.seans.httpsession.SessionObservers;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Our filters on one node, with the defaults of all settings. */
final class SeansFilters {

    private final Beans beans;

    SeansFilters(DataSource dataSource) throws ReflectiveOperationException {
        beans = new Beans()
                .with(DataSource.class, dataSource)
                .with(ManagedThreadFactory.class, new BenchThreads())
                .with(SessionObservers.class, SessionObservers.none())
                .several(Refusal.class, List.of(new PlainRefusal()));
    }

    Filter filter() throws ReflectiveOperationException {
        return beans.fresh(SessionIdentityFilter.class);
    }

    /** As a team would write them into web.xml; all share one scope, so each may use the sessions of the others. */
    static Map<String, String> initParams(Contender contender) {
        return Map.of("access", contender.access(), "missing", "create", "scope", "bench", "sources", "cookie");
    }
}
