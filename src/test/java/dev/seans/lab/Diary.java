package dev.seans.lab;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What has happened on this server, in its order; each test has a diary of its own. */
final class Diary {

    private static final Map<String, List<String>> DIARIES = new ConcurrentHashMap<>();

    private Diary() {}

    static void note(String diary, String line) {
        DIARIES.computeIfAbsent(diary, any -> new CopyOnWriteArrayList<>()).add(line);
    }

    static List<String> lines(String diary) {
        return DIARIES.getOrDefault(diary, List.of());
    }
}
