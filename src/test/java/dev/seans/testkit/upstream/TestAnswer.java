package dev.seans.testkit.upstream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** What a {@link TestUpstream} does with a request instead of, or around, what it would do anyway. */
@FunctionalInterface
public interface TestAnswer {

    /**
     * Answers.
     *
     * @param usual what the upstream does when nobody has told it otherwise; done when it is asked for
     */
    WireReply to(Supplier<PlainReply> usual) throws IOException, InterruptedException;

    /** The request is not looked at. */
    static TestAnswer of(PlainReply reply) {
        return usual -> reply;
    }

    /** The request is not looked at. */
    static TestAnswer status(int status) {
        return of(PlainReply.of(status));
    }

    /** Such as 429 or 503. */
    static TestAnswer retryAfter(int status, String value) {
        return of(PlainReply.of(status).with("Retry-After", value));
    }

    /** A refusal in a body, whatever the status. */
    static TestAnswer invalidCredentials(int status) {
        return of(PlainReply.of(status).saying("application/json", "{\"detail\":\"INVALID_CREDENTIALS\"}"));
    }

    /** A page to log in at. */
    static TestAnswer loginPage() {
        return of(PlainReply.of(200).saying("text/html; charset=UTF-8", "<html><body>Please log in</body></html>"));
    }

    /** To a page to log in at. */
    static TestAnswer redirect() {
        return of(PlainReply.of(302).with("Location", "/login"));
    }

    /** Done as usual, but no cookie is given out. */
    static TestAnswer withoutCookie() {
        return usual -> usual.get().without("Set-Cookie");
    }

    /** Bytes that are no HTTP. */
    static TestAnswer garbage() {
        return usual -> out -> {
            out.write("\u0000\u0007 nothing of this is HTTP\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return false;
        };
    }

    /** The connection is closed without a byte; nothing is done. */
    static TestAnswer drop() {
        return usual -> out -> false;
    }

    /** It is done as usual, but the connection is closed instead of an answer: the caller cannot know. */
    static TestAnswer dropAfterDoing() {
        return usual -> {
            PlainReply unsaid = usual.get();
            return out -> unsaid.status() < 0;
        };
    }

    /** It is done as usual, but the connection is closed in the middle of the body. */
    static TestAnswer dropMidway() {
        return usual -> {
            PlainReply reply = usual.get();
            return out -> {
                reply.with("Content-Type", "text/plain").writeTo(new LongerThanItIs(out));
                return false;
            };
        };
    }

    /** No answer, ever; nothing is done. */
    static TestAnswer never() {
        return usual -> out -> {
            new CountDownLatch(1).await();
            return false;
        };
    }

    /** Waits for the test, then does as usual. */
    static TestAnswer heldBefore(Gate gate) {
        return usual -> {
            gate.pass();
            return usual.get();
        };
    }

    /** Does as usual, then waits for the test with the answer. */
    static TestAnswer heldAfter(Gate gate) {
        return usual -> {
            PlainReply reply = usual.get();
            gate.pass();
            return reply;
        };
    }

    /** Headers at once, then a byte now and then, for ever. */
    static TestAnswer trickle(int status) {
        return usual -> out -> {
            out.write(head(status));
            while (true) {
                out.write(' ');
                out.flush();
                Thread.sleep(20);
            }
        };
    }

    /** A body that has no end, as fast as it is read. */
    static TestAnswer endless(int status) {
        byte[] blanks = " ".repeat(8_192).getBytes(StandardCharsets.ISO_8859_1);
        return usual -> out -> {
            out.write(head(status));
            while (true) {
                out.write(blanks);
            }
        };
    }

    private static byte[] head(int status) {
        return ("HTTP/1.1 " + status + " Said\r\nContent-Type: text/plain\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
