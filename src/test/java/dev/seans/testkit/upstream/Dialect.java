package dev.seans.testkit.upstream;

import java.util.function.Supplier;

/** How an upstream makes and recognises sessions. */
interface Dialect {

    boolean isLogin(SeenRequest request);

    PlainReply login(SeenRequest request);

    /** A call that needs a session; the work is done only if there is one. */
    PlainReply call(SeenRequest request, Supplier<PlainReply> work);
}
