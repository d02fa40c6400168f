package dev.seans.bench.sessions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sessions of a node's database, by those who can use them and by the size of their payload. */
final class Visitors {

    static final int SESSIONS = 2000;

    private final BenchNode node;
    private final Map<Contender.Family, Map<Integer, List<String>>> cookies = new HashMap<>();

    Visitors(BenchNode node) {
        this.node = node;
    }

    /** As many sessions with a payload of this size, opened when they are first asked for. */
    List<String> cookies(Contender contender, int bytes) throws IOException {
        Map<Integer, List<String>> known = cookies.computeIfAbsent(contender.family(), first -> new HashMap<>());
        List<String> found = known.get(bytes);
        if (found == null) {
            found = open(contender.family(), bytes, SESSIONS);
            known.put(bytes, found);
        }
        return found;
    }

    /** One session that nobody else uses. */
    String fresh(Contender contender, int bytes) throws IOException {
        return open(contender.family(), bytes, 1).get(0);
    }

    private List<String> open(Contender.Family family, int bytes, int howMany) throws IOException {
        Contender opener =
                switch (family) {
                    case SEANS -> Contender.EXCLUSIVE;
                    case SPRING -> Contender.SPRING;
                    case NOBODY -> Contender.PLAIN;
                };
        List<String> opened = new ArrayList<>();
        try (Channel channel = new DirectChannel(node.application(opener))) {
            for (int session = 0; session < howMany; session++) {
                opened.add(open(channel, family, bytes));
            }
        }
        return List.copyOf(opened);
    }

    private static String open(Channel channel, Contender.Family family, int bytes) throws IOException {
        if (family == Contender.Family.NOBODY) {
            return "seans=nobody-reads-this-but-it-is-as-long-as-ours";
        }
        BenchAnswer answer = channel.send(new BenchRequest("op=open&bytes=" + bytes, ""));
        if (!answer.isGood() || answer.cookie().isEmpty()) {
            throw new IllegalStateException(family + " has opened no session: " + answer);
        }
        return answer.cookie();
    }
}
