package dev.seans.filter;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/** Whether a session belongs to the client address that opened it. */
public enum AddressBinding {
    /** To exactly that address. */
    EXACT,
    /** IPv6: to its network of 64 bits, in which a machine changes its address by itself; IPv4: exactly. */
    IPV6_64,
    /** To none. */
    OFF;

    private static final int PREFIX_BYTES = 8;

    static AddressBinding parse(String text) {
        return Arrays.stream(values())
                .filter(binding -> binding.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("bindAddress = \"" + text + "\": expected exact, ipv6-64 or off"));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean allows(String owner, String client) {
        return switch (this) {
            case OFF -> true;
            case EXACT -> owner.equals(client);
            case IPV6_64 -> owner.equals(client) || inOneNetwork(owner, client);
        };
    }

    private static boolean inOneNetwork(String left, String right) {
        try {
            // Both are literal addresses that the server gave us, so no name is looked up.
            return InetAddress.getByName(left) instanceof Inet6Address one
                    && InetAddress.getByName(right) instanceof Inet6Address other
                    && Arrays.equals(one.getAddress(), 0, PREFIX_BYTES, other.getAddress(), 0, PREFIX_BYTES);
        } catch (UnknownHostException notLiteral) {
            return false;
        }
    }
}
