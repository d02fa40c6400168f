package dev.seans.testkit.upstream;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/**
 * An upstream that a test writes: a real HTTP server on a loopback port, with an answer for each method and path, and what it
 * has been asked. Whatever has no answer is answered 404.
 */
public final class WrittenUpstream implements AutoCloseable {

    private final Map<String, Function<SeenRequest, WireReply>> answers = new ConcurrentHashMap<>();
    private final List<SeenRequest> seen = new CopyOnWriteArrayList<>();
    private final HttpPort port = new HttpPort(ServerSocketFactory.getDefault(), this::answer);

    /** Its address, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port.number());
    }

    /**
     * What is answered from now on.
     *
     * @param request method and path, such as {@code POST /login}
     */
    public WrittenUpstream on(String request, Function<SeenRequest, WireReply> answer) {
        answers.put(request, answer);
        return this;
    }

    /** The same for an answer that is always one. */
    public WrittenUpstream on(String request, PlainReply answer) {
        return on(request, asked -> answer);
    }

    /** All requests so far, in their order. */
    public List<SeenRequest> seen() {
        return List.copyOf(seen);
    }

    /** Those of one method and path. */
    public List<SeenRequest> seen(String request) {
        return seen.stream().filter(one -> name(one).equals(request)).toList();
    }

    /** The last one of one method and path. */
    public SeenRequest last(String request) {
        List<SeenRequest> all = seen(request);
        if (all.isEmpty()) {
            throw new AssertionError("nobody has sent " + request + ", but "
                    + seen.stream().map(WrittenUpstream::name).toList());
        }
        return all.get(all.size() - 1);
    }

    @Override
    public void close() {
        port.close();
    }

    private WireReply answer(SeenRequest request) {
        seen.add(request);
        return answers.getOrDefault(name(request), asked -> PlainReply.of(404)).apply(request);
    }

    private static String name(SeenRequest request) {
        return request.method() + " " + request.path();
    }
}
