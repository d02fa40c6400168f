package dev.seans.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one proxy tells of whom it has a request from.
 *
 * @param address empty if it tells nothing that is an address
 * @param proto {@code https}, {@code http} or whatever else was told; empty if nothing
 */
record ForwardedHop(Optional<ClientAddress> address, String proto) {

    /** An IPv4 address, or an IPv6 one in brackets, with or without a port. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)](:[0-9]{1,5})?|([0-9.]+)(:[0-9]{1,5})?");

    /** The elements of {@code X-Forwarded-For}, all its lines together, the client first. */
    static List<ForwardedHop> ofXForwardedFor(List<String> lines) {
        List<ForwardedHop> hops = new ArrayList<>();
        for (String line : lines) {
            for (String element : line.split(",", -1)) {
                hops.add(new ForwardedHop(address(element.strip()), ""));
            }
        }
        return hops;
    }

    /** The elements of {@code Forwarded} (RFC 7239, section 4), all its lines together, the client first. */
    static List<ForwardedHop> ofForwarded(List<String> lines) {
        List<ForwardedHop> hops = new ArrayList<>();
        for (String line : lines) {
            for (String element : QuotedList.split(line, ',')) {
                hops.add(ofElement(element));
            }
        }
        return hops;
    }

    private static ForwardedHop ofElement(String element) {
        List<String> addresses = new ArrayList<>();
        List<String> protos = new ArrayList<>();
        for (String pair : QuotedList.split(element, ';')) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            String value = QuotedList.unquoted(pair.substring(equals + 1).strip());
            if (name.equals("for")) {
                addresses.add(value);
            } else if (name.equals("proto")) {
                protos.add(value.toLowerCase(Locale.ROOT));
            }
        }
        return new ForwardedHop(
                only(addresses).flatMap(ForwardedHop::address), only(protos).orElse(""));
    }

    /** Two answers to one question are none. */
    private static Optional<String> only(List<String> values) {
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static Optional<ClientAddress> address(String text) {
        Matcher form = WITH_PORT.matcher(text);
        if (!form.matches()) {
            return AddressRange.literal(text);
        }
        return AddressRange.literal(form.group(3) == null ? form.group(1) : form.group(3));
    }

    /** Lists in headers whose parts may be quoted strings (RFC 9110, section 5.6.4), with the separator inside. */
    static final class QuotedList {

        private QuotedList() {}

        /** The parts between separators that stand outside of quotes. */
        static List<String> split(String text, char separator) {
            List<String> parts = new ArrayList<>();
            boolean quoted = false;
            int begin = 0;
            for (int index = 0; index < text.length(); index++) {
                char character = text.charAt(index);
                if (character == '"') {
                    quoted = !quoted;
                } else if (character == '\\' && quoted) {
                    index++;
                } else if (character == separator && !quoted) {
                    parts.add(text.substring(begin, index));
                    begin = index + 1;
                }
            }
            parts.add(text.substring(begin));
            return parts;
        }

        /** The content of a quoted string; addresses need no escapes, so one stays as it is, and is no address. */
        static String unquoted(String text) {
            boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
            return quoted ? text.substring(1, text.length() - 1) : text;
        }
    }
}
