package dev.seans.session;

import dev.seans.identity.ClientAddress;
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

    /**
     * Reads the word of web.xml.
     *
     * @throws IllegalArgumentException if the text is none of the three
     */
    public static AddressBinding parse(String text) {
        return Arrays.stream(values())
                .filter(binding -> binding.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("bindAddress = \"" + text + "\": expected exact, ipv6-64 or off"));
    }

    /** Whether a client of this address may use a session that the owner has opened. */
    public boolean allows(ClientAddress owner, ClientAddress client) {
        return switch (this) {
            case OFF -> true;
            case EXACT -> owner.equals(client);
            case IPV6_64 -> owner.network().equals(client.network());
        };
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
