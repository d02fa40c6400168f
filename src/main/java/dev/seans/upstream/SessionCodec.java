package dev.seans.upstream;

import dev.seans.settings.Secret;
import dev.seans.settings.SecretHeader;
import dev.seans.settings.SecretParameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The content of a session as bytes: a format number, then the fields in the order of the record. Texts are UTF-8 behind
 * their length, lists stand behind their count. Java's own serialization would let whoever writes the bytes choose classes.
 */
final class SessionCodec {

    private static final int FORMAT = 2;
    private static final int MAX_ITEMS = 10_000;

    private SessionCodec() {}

    static byte[] encode(SessionContent content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            write(out, content);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an array of bytes cannot fail", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} has written.
     *
     * @throws UnreadableSessionException if it is anything else; nothing of it is shown
     */
    static SessionContent decode(byte[] bytes) throws UnreadableSessionException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new UnreadableSessionException(
                        "was stored by another version of Seans (format " + format + " instead of " + FORMAT + ")");
            }
            SessionContent content = content(in);
            require(in.read() < 0);
            return content;
        } catch (IOException | IllegalArgumentException hostile) {
            // Not as the cause: the message of a URI that cannot be read shows it.
            throw new UnreadableSessionException(
                    "is damaged (" + hostile.getClass().getSimpleName() + ")");
        }
    }

    private static void write(DataOutputStream out, SessionContent content) throws IOException {
        write(out, content.baseUrl().toString());
        out.writeInt(content.cookies().size());
        for (UpstreamCookie cookie : content.cookies()) {
            write(out, cookie.name());
            write(out, cookie.value());
            write(out, cookie.path());
            out.writeBoolean(cookie.secure());
        }
        write(out, content.headers());
        out.writeInt(content.parameters().size());
        for (SecretParameter parameter : content.parameters()) {
            write(out, parameter.name());
            write(out, parameter.value().text());
        }
        write(out, content.callHeaders());
        out.writeBoolean(content.authorization().isPresent());
        if (content.authorization().isPresent()) {
            write(out, content.authorization().get().text());
        }
        write(out, content.lost());
        out.writeBoolean(content.oneCallAtATime());
        out.writeLong(content.callTimeout().toMillis());
    }

    private static void write(DataOutputStream out, List<SecretHeader> headers) throws IOException {
        out.writeInt(headers.size());
        for (SecretHeader header : headers) {
            write(out, header.name());
            write(out, header.value().text());
        }
    }

    private static void write(DataOutputStream out, LostRule lost) throws IOException {
        out.writeInt(lost.statuses().size());
        for (int status : lost.statuses()) {
            out.writeInt(status);
        }
        out.writeBoolean(lost.redirect());
        out.writeBoolean(lost.html());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static SessionContent content(DataInputStream in) throws IOException {
        return new SessionContent(
                URI.create(text(in)),
                cookies(in),
                headers(in),
                parameters(in),
                headers(in),
                bool(in) ? Optional.of(new Secret(text(in))) : Optional.empty(),
                new LostRule(statuses(in), bool(in), bool(in)),
                bool(in),
                Duration.ofMillis(in.readLong()));
    }

    private static List<UpstreamCookie> cookies(DataInputStream in) throws IOException {
        List<UpstreamCookie> cookies = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            cookies.add(new UpstreamCookie(text(in), text(in), text(in), bool(in)));
        }
        return cookies;
    }

    private static List<SecretHeader> headers(DataInputStream in) throws IOException {
        List<SecretHeader> headers = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            headers.add(new SecretHeader(text(in), new Secret(text(in))));
        }
        return headers;
    }

    private static List<SecretParameter> parameters(DataInputStream in) throws IOException {
        List<SecretParameter> parameters = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            parameters.add(new SecretParameter(text(in), new Secret(text(in))));
        }
        return parameters;
    }

    private static Set<Integer> statuses(DataInputStream in) throws IOException {
        Set<Integer> statuses = new HashSet<>();
        for (int left = count(in); left > 0; left--) {
            statuses.add(in.readInt());
        }
        return statuses;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        require(count >= 0 && count <= MAX_ITEMS);
        return count;
    }

    private static boolean bool(DataInputStream in) throws IOException {
        int value = in.readUnsignedByte();
        require(value <= 1);
        return value == 1;
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        // Before anything is allocated for it: what is there bounds it.
        require(length >= 0 && length <= in.available());
        byte[] bytes = in.readNBytes(length);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
