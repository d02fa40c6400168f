package dev.seans.login;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A Set-Cookie header, read as user agents do: RFC 6265, section 5.2.
 *
 * @param attributes by small letters; of two with one name the last one
 */
record SetCookie(String name, String value, Map<String, String> attributes) {

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final Pattern SECONDS = Pattern.compile("-?[0-9]+");
    private static final Pattern ADDRESS_V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final int DIGITS_OF_A_LONG = 18;

    /** Empty if it has no name, or a control character, with which no client could send it (RFC 6265bis, section 5.6). */
    static Optional<SetCookie> parse(String header) {
        if (CONTROL.matcher(header).find()) {
            return Optional.empty();
        }
        String[] parts = SEMICOLON.split(header, -1);
        String pair = parts[0];
        int equals = pair.indexOf('=');
        if (equals < 0 || pair.substring(0, equals).isBlank()) {
            return Optional.empty();
        }
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].split("=", 2);
            attributes.put(
                    attribute[0].strip().toLowerCase(Locale.ROOT), attribute.length > 1 ? attribute[1].strip() : "");
        }
        return Optional.of(new SetCookie(
                pair.substring(0, equals).strip(), pair.substring(equals + 1).strip(), attributes));
    }

    /** How long it lives: Max-Age goes before Expires; negative if it is over; empty if it tells nothing that is valid. */
    Optional<Duration> lifetime(AnswerTime answered) {
        return maxAge().or(() -> Optional.ofNullable(attributes.get("expires"))
                .flatMap(CookieDate::parse)
                .map(end -> Duration.between(answered.instant(), end)));
    }

    /** Its Path, else that of the request without its last part: section 5.1.4. */
    String path(URI request) {
        String path = attributes.getOrDefault("path", "");
        if (path.startsWith("/")) {
            return path;
        }
        String asked = request.getRawPath() == null ? "" : request.getRawPath();
        int slash = asked.lastIndexOf('/');
        return slash <= 0 ? "/" : asked.substring(0, slash);
    }

    /** Whether its Domain, if it names one, is this host or above it: section 5.1.3. */
    boolean isFor(String host) {
        String domain = attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
        String plain = domain.startsWith(".") ? domain.substring(1) : domain;
        String asked = host.toLowerCase(Locale.ROOT);
        return plain.isEmpty() || asked.equals(plain) || (asked.endsWith("." + plain) && !isAddress(asked));
    }

    boolean isSecure() {
        return attributes.containsKey("secure");
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "Set-Cookie of " + name;
    }

    private Optional<Duration> maxAge() {
        return Optional.ofNullable(attributes.get("max-age"))
                .filter(text -> SECONDS.matcher(text).matches())
                .map(SetCookie::seconds);
    }

    /** Whatever does not fit into a number is for ever, or over. */
    private static Duration seconds(String text) {
        if (text.length() > DIGITS_OF_A_LONG) {
            return text.startsWith("-") ? Duration.ofSeconds(-1) : Lifetimes.LONGEST;
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[") || ADDRESS_V4.matcher(host).matches();
    }
}
