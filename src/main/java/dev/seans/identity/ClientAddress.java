package dev.seans.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The network address of a client in one spelling: IPv6 in Java's long form without a zone, IPv4 dotted, also where it
 * came mapped into IPv6.
 *
 * @param text what a server reports; what is no literal address stays as it is, in lower case
 */
public record ClientAddress(String text) {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /**
     * Only what can be nothing but a literal is given to the JDK: no name is ever looked up. An octet above 255, or a
     * point before a colon, would make a name of it.
     */
    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|(?=[^:]{0,4}:)[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

    private static final int NETWORK_BYTES = 8;
    private static final int LONGEST = 64;

    public ClientAddress {
        text = normalized(text);
    }

    /** The network of 64 bits around an IPv6 address; any other address, and what is local to a link, stands alone. */
    public String network() {
        return literal(text) instanceof Inet6Address address && !address.isLinkLocalAddress() ? prefix(address) : text;
    }

    /** Whether it is this machine itself. */
    public boolean isLoopback() {
        InetAddress address = literal(text);
        return address != null && address.isLoopbackAddress();
    }

    private static String prefix(Inet6Address address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return host(bytes) + "/64";
    }

    private static String normalized(String text) {
        if (Spelling.isIpv4(text)) {
            return text;
        }
        String bare = text.replaceFirst("%.*$", "");
        InetAddress address = literal(bare);
        String known = address == null ? text.toLowerCase(Locale.ROOT) : host(address.getAddress());
        return known.length() > LONGEST ? known.substring(0, LONGEST) : known;
    }

    private static String host(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("an address has 4 or 16 bytes", wrongLength);
        }
    }

    /** The address, if the text is one, without a zone and a port; null if it is not. */
    static @Nullable InetAddress literal(String text) {
        try {
            return LITERAL.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException notLiteral) {
            return null;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
