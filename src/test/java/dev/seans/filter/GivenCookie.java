package dev.seans.filter;

import dev.seans.fakes.FakeResponse;
import dev.seans.identity.SessionId;
import java.util.List;

/** What a browser keeps of a response. */
final class GivenCookie {

    private GivenCookie() {}

    /** The id in the one cookie of ours. */
    static SessionId id(FakeResponse response) {
        List<String> ours = response.cookies().stream()
                .filter(cookie -> cookie.startsWith("seans=") || cookie.startsWith("__Host-seans="))
                .toList();
        if (ours.size() != 1) {
            throw new AssertionError("there is not exactly one cookie of ours in " + response.cookies());
        }
        String pair = ours.get(0).split(";", 2)[0];
        return SessionId.parse(pair.substring(pair.indexOf('=') + 1)).orElseThrow();
    }
}
