package dev.seans.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.seans.database.Database;
import dev.seans.database.TestDatabase;
import dev.seans.fakes.GivenBeans;
import dev.seans.fakes.LogListener;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.GivenUpstreams;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What orders and jobs may expect of the scheduler, on whichever database. */
abstract class JobsContract {

    private static final long SOON = 20;

    /** More than there were threads for, once. */
    private static final int UPSTREAMS = 12;

    private final BlockingQueue<String> runs = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> recurrences = new LinkedBlockingQueue<>();
    private final OrderedJob ordered = new Ordered(() -> {});
    private Database database;
    private Jobs jobs;

    abstract TestDatabase kind();

    @BeforeEach
    void startedJobs() {
        database = kind().fresh();
        List<Job> known = List.of(ordered, new Recurring("recurring", true), new Recurring("unwanted", false));
        jobs = new Jobs(database, GivenSettings.defaults(), new GivenBeans<>(known));
        jobs.start(Thread::new);
    }

    @AfterEach
    void stop() {
        jobs.stop();
    }

    @Test
    void anOrderedJobRunsAndIsForgotten() throws InterruptedException {
        jobs.schedule(ordered, "7");
        jobs.checkNow();

        assertThat(runs.poll(SOON, TimeUnit.SECONDS)).isEqualTo("7");
        await().atMost(Duration.ofSeconds(SOON)).until(() -> !jobs.isScheduled(ordered, "7"));
    }

    @Test
    void aJobThatIsOrderedTwiceRunsOnce() throws InterruptedException {
        jobs.pause();
        jobs.schedule(ordered, "7");
        jobs.schedule(ordered, "7");
        jobs.schedule(ordered, "8");
        assertThat(jobs.isScheduled(ordered, "7")).isTrue();
        jobs.resume();

        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("7", "8");
        await().atMost(Duration.ofSeconds(SOON))
                .until(() -> !jobs.isScheduled(ordered, "7") && !jobs.isScheduled(ordered, "8"));
        assertThat(runs).isEmpty();
    }

    @Test
    void recurringJobsStartByThemselves() throws InterruptedException {
        assertThat(recurrences.poll(SOON, TimeUnit.SECONDS)).isEqualTo("recurring");
    }

    @Test
    void theSchedulerDoesNotKnowAJobForWhichThereIsNothingToDo() throws InterruptedException {
        assertThat(recurrences.poll(SOON, TimeUnit.SECONDS)).isEqualTo("recurring");

        assertThat(database.query("SELECT task_name FROM seans_task", row -> row.getString(1)))
                .containsExactly("recurring");
    }

    @Test
    void upstreamsThatAllHangDelayNoImport() throws InterruptedException {
        Map<String, String> settings = new HashMap<>(Map.of("seans.import.threads", "1"));
        for (int number = 1; number <= UPSTREAMS; number++) {
            settings.putAll(GivenUpstreams.basic("u" + number));
        }
        settings.put(
                "seans.upstreams",
                IntStream.rangeClosed(1, UPSTREAMS)
                        .mapToObj(number -> "u" + number)
                        .collect(Collectors.joining(",")));
        CountDownLatch answer = new CountDownLatch(1);
        Job hanging = new Ordered(() -> awaitUninterruptibly(answer));
        jobs.stop();
        jobs = new Jobs(kind().fresh(), GivenSettings.with(settings), new GivenBeans<>(List.of(hanging)));
        jobs.start(Thread::new);

        List<String> begun = new ArrayList<>();
        for (int number = 0; number <= UPSTREAMS; number++) {
            jobs.schedule(ordered, Integer.toString(number));
            jobs.checkNow();
            begun.add(next());
        }
        answer.countDown();

        assertThat(begun).doesNotContain("null");
    }

    @Test
    void toHurryWhatIsGoneDoesNoHarm() {
        assertThatCode(() -> jobs.hurry(ordered, "nowhere")).doesNotThrowAnyException();
    }

    @Test
    void thatADatabaseIsAwayIsNotTakenForAJobThatRuns() {
        AtomicBoolean away = new AtomicBoolean();
        DataSource there = kind().fresh().dataSource();
        DataSource sometimes = (DataSource) Proxy.newProxyInstance(
                JobsContract.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, given) -> {
                    if (away.get()) {
                        throw new SQLException("it is away");
                    }
                    return method.invoke(there, given);
                });
        jobs.stop();
        jobs = new Jobs(new Database(sometimes), GivenSettings.defaults(), new GivenBeans<>(List.of(ordered)));
        jobs.start(Thread::new);
        try (LogListener log = LogListener.on(RunningScheduler.class)) {
            jobs.hurry(ordered, "nowhere");
            assertThat(log.lines()).noneMatch(line -> line.startsWith("WARNING"));
            away.set(true);

            jobs.hurry(ordered, "7");

            assertThat(log.lines())
                    .contains("WARNING Job 7 of ordered could not be hurried; it runs when its time comes");
        } finally {
            away.set(false);
        }
    }

    @Test
    void toHurryWhileTheApplicationStopsDoesNoHarm() {
        jobs.stop();

        try (LogListener log = LogListener.on(RunningScheduler.class)) {
            jobs.hurry(ordered, "7");

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void whatIsNotStartedTakesNoOrders() {
        jobs.stop();

        assertThatIllegalStateException()
                .isThrownBy(() -> jobs.schedule(ordered, "7"))
                .withMessage("The scheduler does not run, because the application is starting or stopping:"
                        + " try again later");
        assertThatCode(jobs::stop).doesNotThrowAnyException();
    }

    private static void awaitUninterruptibly(CountDownLatch answer) {
        try {
            answer.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private String next() throws InterruptedException {
        return String.valueOf(runs.poll(SOON, TimeUnit.SECONDS));
    }

    /** Notes the ids that it ran for. */
    private final class Ordered implements OrderedJob {

        private final Runnable work;

        Ordered(Runnable work) {
            this.work = work;
        }

        @Override
        public String name() {
            return "ordered";
        }

        @Override
        public Duration run(String id, BooleanSupplier stopping) {
            runs.add(id);
            work.run();
            return Duration.ZERO;
        }

        @Override
        public Optional<Duration> retryAfterFailure() {
            return Optional.empty();
        }

        @Override
        public boolean outlivesItsNode() {
            return false;
        }
    }

    private final class Recurring implements RecurringJob {

        private final String name;
        private final boolean wanted;

        Recurring(String name, boolean wanted) {
            this.name = name;
            this.wanted = wanted;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Duration interval() {
            return Duration.ofHours(1);
        }

        @Override
        public boolean isWanted() {
            return wanted;
        }

        @Override
        public void run(BooleanSupplier stopping) {
            recurrences.add(name);
        }
    }
}
