package dev.seans.identity;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** A network of IPv4 or IPv6, such as {@code 10.0.0.0/8}, or a single address. */
final class AddressRange {

    private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

    /** Any address of it; read once, because each request is compared with it. */
    private final byte[] network;

    /** How many leading bits all its addresses share. */
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /**
     * Reads an entry of the setting.
     *
     * @throws IllegalArgumentException if it is none, or the whole Internet: then everybody could tell any address
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] bytes = bytes(address)
                .orElseThrow(() -> wrong(
                        text, "expected an address, or a network such as 10.0.0.0/8; names are not" + " looked up"));
        int all = bytes.length * Byte.SIZE;
        int bits = slash < 0 ? all : bits(text, text.substring(slash + 1), all);
        return new AddressRange(bytes, bits);
    }

    private static int bits(String text, String length, int all) {
        int bits = BITS.matcher(length).matches() ? Integer.parseInt(length) : -1;
        if (bits == 0) {
            throw wrong(text, "that would trust the whole Internet");
        }
        if (bits < 0 || bits > all) {
            throw wrong(text, "expected 1 to " + all + " after the slash");
        }
        return bits;
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\": " + why);
    }

    /** The address, if the text is a literal one and nothing else. */
    static Optional<ClientAddress> literal(String text) {
        return bytes(text).map(valid -> new ClientAddress(text));
    }

    boolean contains(ClientAddress address) {
        return bytes(address.text())
                .filter(other -> other.length == network.length && sameBits(other))
                .isPresent();
    }

    private boolean sameBits(byte[] other) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((network[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> bytes(String text) {
        return Optional.ofNullable(ClientAddress.literal(text)).map(InetAddress::getAddress);
    }
}
