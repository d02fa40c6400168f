package dev.seans;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets each wait of the tests look at once, and often. By itself Awaitility first looks after 100 ms: 140 hostile requests, each
 * of which only makes sure that nothing is under way, then take 14 s more.
 */
public class PromptWaits implements LauncherSessionListener {

    private static final Duration INTERVAL = Duration.ofMillis(25);

    /** Of those that set no time of their own: so slow no machine is that is not broken. */
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(INTERVAL);
        Awaitility.setDefaultTimeout(AT_MOST);
    }
}
