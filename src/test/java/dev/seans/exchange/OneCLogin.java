package dev.seans.exchange;

import java.io.IOException;

/** A checkauth that must succeed. */
public final class OneCLogin {

    private OneCLogin() {}

    public static OneCSession of(OneCConnection connection) throws IOException {
        RawResponse answer = connection.checkauth();
        if (!answer.lines().get(0).equals("success")) {
            throw new IOException("checkauth: " + answer);
        }
        return OneCSession.of(answer);
    }
}
