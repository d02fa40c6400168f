package dev.seans.testkit.upstream;

import java.util.Optional;
import java.util.function.Supplier;

/** Basic credentials once, then a cookie. */
final class BasicDialect implements Dialect {

    private final UpstreamRules rules;

    BasicDialect(UpstreamRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean isLogin(SeenRequest request) {
        return request.path().equals("/login");
    }

    @Override
    public PlainReply login(SeenRequest request) {
        if (!rules.accepts(request)) {
            return rules.refusal();
        }
        String id = rules.begin();
        PlainReply reply = PlainReply.of(201).with("Set-Cookie", rules.setCookie("sid", id));
        return reply.saying("application/json", rules.loginBody());
    }

    @Override
    public PlainReply call(SeenRequest request, Supplier<PlainReply> work) {
        Optional<String> id = request.cookie("sid").filter(rules.sessions()::lives);
        if (id.isEmpty()) {
            return rules.lost(PlainReply.of(401).with("WWW-Authenticate", "Basic realm=\"test\""));
        }
        rules.sessions().enter(id.get());
        try {
            return work.get();
        } finally {
            rules.sessions().leave(id.get());
        }
    }
}
