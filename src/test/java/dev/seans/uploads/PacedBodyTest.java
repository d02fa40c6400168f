package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import dev.seans.settings.GivenSettings;
import dev.seans.settings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedBodyTest {

    /** Any beginning will do: it is that of no clock. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    private Duration readTakes = Duration.ZERO;

    private final PacedBody body = paced(new AsMuchAsIsWanted());

    private PacedBody paced(InputStream client) {
        UploadLimits limits = new UploadLimits(
                new UploadFolders(Path.of("nowhere")),
                GivenSettings.with(Map.of("seans.upload.min-pace", "600 B", "seans.upload.max-time", "10 min")));
        return new PacedBody(client, limits, now::get);
    }

    private void after(Duration time, int bytes) throws IOException {
        readTakes = time;
        assertThat(body.read(new byte[bytes], 0, bytes)).isEqualTo(bytes);
    }

    private Setting refusalAfter(Duration time, int bytes) {
        return assertThatExceptionOfType(UploadRefusedException.class)
                .isThrownBy(() -> after(time, bytes))
                .actual()
                .limit();
    }

    @Test
    void nobodyIsTooSlowInTheFirstMinute() {
        assertThatNoException().isThrownBy(() -> after(Duration.ofSeconds(59), 1));
    }

    @Test
    void aMinuteThatBringsTooLittleEndsTheBody() {
        assertThat(refusalAfter(Duration.ofMinutes(1), 599)).isEqualTo(Setting.UPLOAD_MIN_PACE);
    }

    @Test
    void aSilenceOfTwoMinutesMustHaveBroughtTwiceAsMuch() {
        assertThat(refusalAfter(Duration.ofMinutes(2), 1_199)).isEqualTo(Setting.UPLOAD_MIN_PACE);
    }

    @Test
    void whatCameBeforeBuysNoSlowMinute() throws IOException {
        after(Duration.ofMinutes(1), 1_000_000);

        assertThat(refusalAfter(Duration.ofMinutes(1), 599)).isEqualTo(Setting.UPLOAD_MIN_PACE);
    }

    @Test
    void aBodyThatIsJustFastEnoughEndsAtItsLongestTime() throws IOException {
        for (int minute = 1; minute <= 10; minute++) {
            after(Duration.ofMinutes(1), 600);
        }

        assertThat(refusalAfter(Duration.ofNanos(1), 1)).isEqualTo(Setting.UPLOAD_MAX_TIME);
    }

    @Test
    void aReadOfWhichNothingComesIsEndedByWhoeverNeedsThePlace() {
        CountDownLatch waits = new CountDownLatch(1);
        PacedBody silent = paced(new NothingComes(waits));
        CompletableFuture<Boolean> interruptedAfterwards = CompletableFuture.supplyAsync(() -> {
            assertThatExceptionOfType(UploadRefusedException.class)
                    .isThrownBy(() -> silent.read(new byte[1], 0, 1))
                    .satisfies(refused -> assertThat(refused.limit()).isEqualTo(Setting.UPLOAD_MIN_PACE));
            return Thread.currentThread().isInterrupted();
        });
        await("the read waits").until(() -> waits.getCount() == 0);

        silent.endIfTooSlow();
        assertThat(interruptedAfterwards).isNotDone();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        silent.endIfTooSlow();

        assertThat(interruptedAfterwards).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
    }

    @Test
    void whatTheDiskTakesBetweenTwoReadsIsNotTheClientsFault() throws IOException {
        now.addAndGet(Duration.ofHours(1).toNanos());

        body.endIfTooSlow();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        after(Duration.ZERO, 1);
    }

    private class AsMuchAsIsWanted extends InputStream {

        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            now.addAndGet(readTakes.toNanos());
            return length;
        }
    }

    /** As a server reads from a client that is silent. */
    private final class NothingComes extends AsMuchAsIsWanted {

        private final CountDownLatch waits;

        private NothingComes(CountDownLatch waits) {
            this.waits = waits;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            waits.countDown();
            try {
                new CountDownLatch(1).await();
                return 0;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }
}
