package dev.seans.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    private final List<Thread> threads = new ArrayList<>();

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
    void aPageThatCannotBeReadEndsTheAnswerWithItsReasonAndLeavesNoThread() {
        assertThatThrownBy(() -> {
                    try (PagesAhead ahead = new PagesAhead(
                            this::page,
                            page -> {
                                if (page.next().number() == 3) {
                                    throw new IllegalStateException("the database is gone");
                                }
                                return Map.of();
                            },
                            this::thread)) {
                        ahead.first(ChangeCursor.BEGINNING);
                        ahead.next();
                        ahead.next();
                    }
                })
                .hasMessage("the database is gone");

        assertThat(threads).noneMatch(PagesAheadTest::isReading);
    }

    @Test
    void whoEndsEarlyWaitsForWhatIsRead() {
        CountDownLatch go = new CountDownLatch(1);
        try (PagesAhead ahead = new PagesAhead(
                this::page,
                page -> {
                    go.countDown();
                    return Map.of();
                },
                this::thread)) {
            ahead.first(ChangeCursor.BEGINNING);
        }

        assertThat(go.getCount()).isZero();
        assertThat(threads).hasSize(2).noneMatch(PagesAheadTest::isReading);
    }

    private PagesAhead ahead() {
        return new PagesAhead(this::page, page -> Map.of(), this::thread);
    }

    private ChangeFeed.Page page(ChangeCursor after) {
        started.incrementAndGet();
        long number = after.number() + 1;
        return new ChangeFeed.Page(List.of(), new ChangeCursor("a", number, 0, 0), number < LAST);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        threads.add(thread);
        return thread;
    }

    /** Its work is done; the thread itself may be about to end. */
    private static boolean isReading(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("page") || frame.getMethodName().startsWith("lambda")) {
                return true;
            }
        }
        return false;
    }
}
