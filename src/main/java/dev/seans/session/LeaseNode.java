package dev.seans.session;

import dev.seans.settings.NodeName;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** This node among those that share the database: one name for each start, and one token for each holding. */
@OnePerApplication
public class LeaseNode {

    private final String name = UUID.randomUUID().toString();
    private final String label = NodeName.of();
    private final AtomicLong taken = new AtomicLong();
    private final Duration lease;

    @Inject
    public LeaseNode(Settings settings) {
        this.lease = settings.duration(Setting.SESSION_LEASE);
    }

    /** What a reservation calls it. */
    public String name() {
        return name;
    }

    String nextToken() {
        return name + ":" + taken.incrementAndGet();
    }

    /** Whether the token is of this node, since its start. */
    boolean hasGiven(String token) {
        return token.startsWith(name + ":");
    }

    /** What operators call it. */
    String label() {
        return label;
    }

    long leaseMillis() {
        return lease.toMillis();
    }
}
