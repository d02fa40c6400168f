package dev.seans.testkit.upstream;

import java.util.function.Supplier;

/** 1C's session that a client manages with the header {@code IBSession}: one call at a time, else 406. */
final class IbSessionDialect implements Dialect {

    private static final String HEADER = "IBSession";

    private final UpstreamRules rules;

    IbSessionDialect(UpstreamRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean isLogin(SeenRequest request) {
        return request.header(HEADER).filter("start"::equals).isPresent();
    }

    @Override
    public PlainReply login(SeenRequest request) {
        if (!rules.accepts(request)) {
            return rules.refusal();
        }
        if (rules.isFull()) {
            return PlainReply.of(406);
        }
        return PlainReply.of(200).with("Set-Cookie", rules.setCookie(HEADER, rules.begin()));
    }

    @Override
    public PlainReply call(SeenRequest request, Supplier<PlainReply> work) {
        if (rules.authorizesCalls() && !rules.accepts(request)) {
            return PlainReply.of(401).with("WWW-Authenticate", "Basic realm=\"test\"");
        }
        return request.cookie(HEADER)
                .map(id -> inSession(id, request, work))
                .orElse(PlainReply.of(400).saying("text/plain", "neither header nor cookie"));
    }

    private PlainReply inSession(String id, SeenRequest request, Supplier<PlainReply> work) {
        synchronized (rules) {
            if (!rules.sessions().lives(id)) {
                return rules.lost(PlainReply.of(404));
            }
            if (rules.sessions().isBusy(id)) {
                return PlainReply.of(406);
            }
            rules.sessions().enter(id);
        }
        try {
            return work.get();
        } finally {
            rules.sessions().leave(id);
            finishIfWanted(id, request);
        }
    }

    private void finishIfWanted(String id, SeenRequest request) {
        if (request.header(HEADER).filter("finish"::equals).isPresent()
                && rules.sessions().end(id)) {
            rules.add(Count.FINISHES);
        }
    }
}
