package dev.seans.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a setting's text is read.
 *
 * @param label what a reader of docs/settings.md is told the type is, with its unit
 * @param reader turns a text into the value, or throws {@link IllegalArgumentException} with what it expected
 */
public record SettingType(String label, Function<String, Object> reader) {

    /** The zone of the server's own process. */
    static final String SERVER = "server";

    private static final Pattern COOKIE_NAME_PATTERN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern NAME_PATTERN = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern PREFIX_PATTERN = Pattern.compile("[\\p{L}0-9-]{0,6}");
    private static final Pattern PAIR_SEPARATOR = Pattern.compile(";");
    private static final Pattern PERCENTAGE_PATTERN = Pattern.compile("([0-9]{1,3})\\s*%");
    private static final Pattern MAY_HAVE_PASSWORD = Pattern.compile("[@?#]");
    private static final Pattern LIST_SEPARATOR = Pattern.compile("[\\s,]+");

    static final SettingType PATH = new SettingType("path", Path::of);
    static final SettingType DURATION = new SettingType("duration (ms, s, min, h, d)", SettingType::duration);
    static final SettingType OPTIONAL_DURATION =
            new SettingType("off or duration (ms, s, min, h, d)", SettingType::optionalDuration);
    static final SettingType PERCENTAGE = new SettingType("percentage (%)", SettingType::percentage);
    static final SettingType SIZE = new SettingType("size (B, KiB, MiB, GiB, kB, MB, GB)", SettingType::size);
    static final SettingType INTEGER = new SettingType("whole number", SettingType::positive);
    static final SettingType LIST = new SettingType("list", SettingType::list);
    static final SettingType CHARSET = new SettingType("charset", SettingType::charset);
    static final SettingType TIME_ZONE = new SettingType("server or time zone", SettingType::zone);
    static final SettingType COOKIE_NAME = new SettingType("cookie name", SettingType::cookieName);
    static final SettingType TEXT = new SettingType("text", text -> text);
    static final SettingType NAME = new SettingType("name", SettingType::name);
    static final SettingType PREFIX = new SettingType("up to 6 letters, digits and hyphens", SettingType::prefix);
    static final SettingType PAIRS = new SettingType("pairs: id = name; id = name", SettingType::pairs);
    static final SettingType SECRET = new SettingType("secret text", Secret::new);
    static final SettingType URL = new SettingType("http or https URL", SettingType::url);
    static final SettingType BASE_URL = new SettingType("http or https URL", SettingType::baseUrl);

    /** What a text means. */
    Settings.Effective read(RawSettings.Found found) {
        return new Settings.Effective(reader.apply(found.text()), found.text(), found.source());
    }

    /** What is wrong with a text that could not be read; a URL is not shown where it may have a password in it. */
    String mistake(String key, RawSettings.Found found, IllegalArgumentException wrongForm) {
        boolean mayHavePassword = (equals(BASE_URL) || equals(URL))
                && MAY_HAVE_PASSWORD.matcher(found.text()).find();
        boolean shown = !equals(SECRET) && !mayHavePassword;
        return shown
                ? "%s = \"%s\" (%s): %s".formatted(key, found.text(), found.source(), wrongForm.getMessage())
                : "%s (%s): %s".formatted(key, found.source(), wrongForm.getMessage());
    }

    static SettingType choice(String... words) {
        List<String> allowed = List.of(words);
        return new SettingType(String.join(" or ", allowed), text -> {
            require(allowed.contains(text), "one of " + allowed);
            return text;
        });
    }

    private static Duration duration(String text) {
        Duration duration = DurationText.parse(text);
        require(!duration.isZero(), "more than 0");
        return duration;
    }

    private static Optional<Duration> optionalDuration(String text) {
        return text.equals("off") ? Optional.empty() : Optional.of(duration(text));
    }

    private static Integer percentage(String text) {
        Matcher form = PERCENTAGE_PATTERN.matcher(text.strip());
        require(form.matches(), "a whole number and %");
        int percent = Integer.parseInt(form.group(1));
        require(percent <= 100, "at most 100 %");
        return percent;
    }

    private static Long size(String text) {
        return Quantity.parse(text, SizeUnit.UNITS).amount();
    }

    private static Integer positive(String text) {
        require(text.matches("[0-9]{1,9}"), "a whole number");
        int number = Integer.parseInt(text);
        require(number > 0, "a whole number above 0");
        return number;
    }

    /** What a list consists of. */
    static List<String> items(String text) {
        return list(text);
    }

    private static List<String> list(String text) {
        return LIST_SEPARATOR
                .splitAsStream(text.strip())
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** 1C's control words are sent in ASCII, whatever the text behind them is written in. */
    private static Charset charset(String text) {
        Optional<Charset> found = known(text).filter(SettingType::keepsAscii);
        require(found.isPresent(), "a charset in which ASCII is itself, such as windows-1251 or UTF-8");
        return found.orElseThrow();
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static boolean keepsAscii(Charset charset) {
        byte[] word = "success\n".getBytes(StandardCharsets.US_ASCII);
        return charset.canEncode() && Arrays.equals(word, "success\n".getBytes(charset));
    }

    private static ZoneId zone(String text) {
        try {
            return text.equals(SERVER) ? ZoneId.systemDefault() : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "expected " + SERVER + ", or a zone such as Europe/Moscow or +03:00", unknown);
        }
    }

    /** A dot in a cookie's name is lost by some clients, so it is not offered. */
    private static String cookieName(String text) {
        require(COOKIE_NAME_PATTERN.matcher(text).matches(), "1 to 64 letters, digits, '_' or '-'");
        return text;
    }

    private static String name(String text) {
        require(NAME_PATTERN.matcher(text).matches(), "1 to 100 letters, digits, '_', '-' or '.'");
        return text;
    }

    private static String prefix(String text) {
        require(PREFIX_PATTERN.matcher(text).matches(), "up to 6 letters, digits, or '-'");
        return text;
    }

    /** In the order in which they stand. */
    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : PAIR_SEPARATOR.splitAsStream(text).toList()) {
            if (!pair.isBlank()) {
                String[] parts = pair.split("=", 2);
                require(parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank(), "id = name; id = name");
                require(
                        pairs.put(parts[0].strip(), parts[1].strip()) == null,
                        "each id once, and not again " + parts[0].strip());
            }
        }
        return Collections.unmodifiableMap(pairs);
    }

    private static URI baseUrl(String text) {
        String expected = "an http or https URL with a host, without user, query and fragment";
        try {
            URI url = new URI(text);
            require(isBase(url), expected);
            return url;
        } catch (URISyntaxException noUrl) {
            // Not as the cause: its message has the text in it.
            throw new IllegalArgumentException("expected " + expected);
        }
    }

    private static boolean isBase(URI url) {
        return isHttp(url) && url.getRawQuery() == null;
    }

    private static boolean isHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null;
    }

    /** Empty for none. */
    private static Optional<URI> url(String text) {
        String expected = "an http or https URL with a host, without user and fragment";
        try {
            URI url = new URI(text);
            require(text.isEmpty() || isHttp(url), expected);
            return text.isEmpty() ? Optional.empty() : Optional.of(url);
        } catch (URISyntaxException noUrl) {
            // Not as the cause: its message has the text in it.
            throw new IllegalArgumentException("expected " + expected);
        }
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected);
        }
    }

    /** Units of data, in bytes: the binary ones with an i, the decimal ones without. */
    static final class SizeUnit {

        static final Map<String, Long> UNITS = new LinkedHashMap<>();

        static {
            UNITS.put("B", 1L);
            UNITS.put("kB", 1_000L);
            UNITS.put("MB", 1_000_000L);
            UNITS.put("GB", 1_000_000_000L);
            UNITS.put("KiB", 1L << 10);
            UNITS.put("MiB", 1L << 20);
            UNITS.put("GiB", 1L << 30);
        }

        private SizeUnit() {}
    }
}
