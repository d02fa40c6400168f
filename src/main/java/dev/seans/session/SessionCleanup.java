package dev.seans.session;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.seans.jobs.Job;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Removes sessions that nobody will ask for again: 1C opens one before each exchange and never uses it. */
@OnePerApplication
public class SessionCleanup implements Job {

    private static final Logger LOG = System.getLogger(SessionCleanup.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final int AT_ONCE = 1000;

    private final Sessions sessions;

    @Inject
    public SessionCleanup(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Task<?> task() {
        return Tasks.recurring("session-cleanup", FixedDelay.of(INTERVAL)).execute((instance, context) -> clean());
    }

    private void clean() {
        int removed = sessions.removeExpired(AT_ONCE);
        if (removed > 0) {
            LOG.log(Level.INFO, "Removed {0} expired sessions; the next look is in {1}", removed, INTERVAL);
        }
    }
}
