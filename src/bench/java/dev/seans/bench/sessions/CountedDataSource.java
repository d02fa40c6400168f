package dev.seans.bench.sessions;

import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** A data source that counts what goes over its connections. Too slow to be timed with. */
final class CountedDataSource {

    private final LongAdder statements = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final DataSource counted;

    CountedDataSource(DataSource dataSource) {
        counted = ProxyDataSourceBuilder.create(dataSource)
                .beforeQuery((execution, queries) -> statements.increment())
                .methodListener(new Commits())
                .build();
    }

    DataSource dataSource() {
        return counted;
    }

    long statements() {
        return statements.sum();
    }

    long commits() {
        return commits.sum();
    }

    /** Ends of transactions that somebody has begun: those that the driver makes of single statements cost nothing. */
    private final class Commits implements MethodExecutionListener {

        @Override
        public void beforeMethod(MethodExecutionContext call) {
            // counted when it is done
        }

        @Override
        public void afterMethod(MethodExecutionContext call) {
            if (call.getMethod().getName().equals("commit")) {
                commits.increment();
            }
        }
    }
}
