package dev.seans.visitor;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The servlets of {@link dev.seans.lab} on one server: their gates, their diaries, and what the node counts. */
public final class Lab {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final URI root;
    private final Visitor control;

    /**
     * @param root of the application, with a slash at its end
     */
    public Lab(URI root) {
        this.root = root;
        this.control = new Visitor(root);
    }

    public URI root() {
        return root;
    }

    /** A browser that has never been here. */
    public Visitor visitor() {
        return new Visitor(root);
    }

    /** A name for a gate or a diary that no other test has. */
    public static String newName() {
        return "n" + NAMES.incrementAndGet();
    }

    public void open(String gate) {
        control.visits("control/open?name=" + gate);
    }

    /** Returns when so many requests stand at the gate. */
    public void awaitInside(String gate, int requests) {
        await("requests stand at the gate")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> number("inside?name=" + gate), inside -> inside == requests);
    }

    /** Returns when so many requests wait for sessions on this node. */
    public void awaitWaiting(int requests) {
        await("requests wait for their session")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> number("waiting"), waiting -> waiting == requests);
    }

    public void awaitDiary(String name, String line) {
        await("the diary says: " + line)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> diary(name).contains(line));
    }

    public List<String> diary(String name) {
        return control.get("control/diary?name=" + name).lines();
    }

    /** How many sessions there are of a client address. */
    public long sessionsOf(String address) {
        return number("sessions?name=" + address);
    }

    private long number(String path) {
        return Long.parseLong(control.get("control/" + path).text());
    }
}
