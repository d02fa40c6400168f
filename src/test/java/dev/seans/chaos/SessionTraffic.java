package dev.seans.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.visitor.Visit;
import dev.seans.visitor.Visitor;
import java.net.URI;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One visitor, several requests at a time, each of which counts one up in their session. A number that comes twice is an update
 * that was lost, two requests that were alone at once, or a session that is gone.
 */
final class SessionTraffic implements Traffic {

    private final Visitor visitor;
    private final Set<String> counts = ConcurrentHashMap.newKeySet();
    private final Queue<String> twice = new ConcurrentLinkedQueue<>();

    SessionTraffic(URI root) {
        this.visitor = new Visitor(root).visits("x/tell");
    }

    @Override
    public String name() {
        return "a visitor's requests";
    }

    @Override
    public boolean step(Random random) {
        Visit visit = visitor.get("x/increment");
        if (visit.status() != 200) {
            return false;
        }
        if (!counts.add(visit.text())) {
            twice.add(visit.text());
        }
        return true;
    }

    @Override
    public void check() {
        assertThat(twice).as("counts that came twice").isEmpty();
        int last = Integer.parseInt(visitor.get("x/get?name=count").text());
        assertThat(counts)
                .allSatisfy(count -> assertThat(Integer.parseInt(count)).isBetween(1, last));
    }
}
