package dev.seans.testkit.upstream;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a test wants to be answered at a path, and at those below it. */
final class AnswerScript {

    private final Map<String, Deque<TestAnswer>> next = new HashMap<>();
    private final Map<String, TestAnswer> always = new HashMap<>();

    synchronized void next(String path, int requests, TestAnswer answer) {
        next.computeIfAbsent(path, first -> new ArrayDeque<>()).addAll(Collections.nCopies(requests, answer));
    }

    synchronized void always(String path, TestAnswer answer) {
        always.put(path, answer);
    }

    synchronized void forget(String path) {
        next.remove(path);
        always.remove(path);
    }

    synchronized Optional<TestAnswer> take(String path) {
        return next.entrySet().stream()
                .filter(entry -> covers(entry.getKey(), path))
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getValue().remove())
                .findFirst()
                .or(() -> constant(path));
    }

    private Optional<TestAnswer> constant(String path) {
        return always.entrySet().stream()
                .filter(entry -> covers(entry.getKey(), path))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean covers(String scripted, String path) {
        return path.equals(scripted) || path.startsWith(scripted + "/");
    }
}
