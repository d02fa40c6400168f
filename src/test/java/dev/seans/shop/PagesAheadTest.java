package dev.seans.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.seans.changes.ChangeCursor;
import dev.seans.changes.ChangeFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PagesAheadTest {

    private static final int LAST = 20;

    private final AtomicInteger started = new AtomicInteger();

    @Test
    void pagesComeInTheirOrderAndNeverMoreThanTwoAreReadAhead() {
        try (PagesAhead ahead = ahead()) {
            PagesAhead.Read read = ahead.first(ChangeCursor.BEGINNING);
            List<Long> order = new ArrayList<>(List.of(read.page().next().number()));
            while (read.page().hasMore()) {
                assertThat(started.get()).isLessThanOrEqualTo(order.size() + 2);
                read = ahead.next();
                order.add(read.page().next().number());
            }

            assertThat(order).hasSize(LAST).isSorted().doesNotHaveDuplicates();
        }
        assertThat(started.get()).isEqualTo(LAST);
    }

    @Test
    void aPageThatCannotBeReadEndsTheAnswerWithItsReason() {
        try (PagesAhead ahead = new PagesAhead(
                this::page,
                page -> {
                    if (page.next().number() == 3) {
                        throw new IllegalStateException("the database is gone");
                    }
                    return Map.of();
                },
                Thread::new)) {
            ahead.first(ChangeCursor.BEGINNING);
            assertThat(ahead.next().page().next().number()).isEqualTo(2);

            assertThatThrownBy(ahead::next).hasMessage("the database is gone");
        }
    }

    @Test
    void whoEndsEarlyWaitsForWhatIsRead() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger read = new AtomicInteger();
        PagesAhead ahead = new PagesAhead(
                this::page,
                page -> {
                    if (page.next().number() > 1) {
                        awaitQuietly(gate);
                    }
                    read.incrementAndGet();
                    return Map.of();
                },
                Thread::new);
        ahead.first(ChangeCursor.BEGINNING);
        Thread closing = new Thread(ahead::close);
        closing.start();

        await("it waits").until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        assertThat(read.get()).isEqualTo(1);
        gate.countDown();
        closing.join();

        assertThat(read.get()).isEqualTo(3);
    }

    @Test
    void aThreadThatTheServerDoesNotRunIsNotWaitedForForEver() {
        try (PagesAhead ahead = new PagesAhead(this::page, page -> Map.of(), work -> new Thread(() -> {}))) {
            assertThatThrownBy(() -> ahead.first(ChangeCursor.BEGINNING))
                    .hasMessage("The server has not run the thread that was to read a page");
        }
    }

    private PagesAhead ahead() {
        return new PagesAhead(this::page, page -> Map.of(), Thread::new);
    }

    private ChangeFeed.Page page(ChangeCursor after) {
        started.incrementAndGet();
        long number = after.number() + 1;
        return new ChangeFeed.Page(List.of(), new ChangeCursor("a", number, 0, 0), number < LAST);
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
