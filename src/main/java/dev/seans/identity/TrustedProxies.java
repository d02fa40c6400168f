package dev.seans.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out where a request comes from. Anybody can write a header, so it is believed only if the machine at the other
 * end of the connection, the peer, is a proxy that the operator trusts:
 *
 * <ol>
 *   <li>A peer that is not trusted is the client itself, whatever its headers say.
 *   <li>The lines of {@code X-Forwarded-For}, or of {@code Forwarded}, are put together: each proxy has added, at the
 *       right, from whom it has the request.
 *   <li>Read from the right, the first address that is not a trusted proxy is the client. If all are trusted, it is the
 *       leftmost.
 *   <li>What is no address ends the walk: then nobody knows, and the peer stands for the client.
 *   <li>If both headers are there, and do not name the same client, one of them was passed on from outside unseen: again
 *       the peer stands for it.
 * </ol>
 *
 * That a client used TLS is what the connection says, or the trusted proxy: {@code proto} of the client's element in
 * {@code Forwarded}, or the first word of {@code X-Forwarded-Proto}. A lie there harms only the liar: the browser does
 * not keep the cookie.
 */
public final class TrustedProxies {

    private final List<AddressRange> ranges;

    private TrustedProxies(List<AddressRange> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * Reads the addresses and networks of the setting; none: no header is believed.
     *
     * @throws IllegalArgumentException if one is neither, or is the whole Internet
     */
    public static TrustedProxies parse(List<String> addresses) {
        return new TrustedProxies(addresses.stream().map(AddressRange::parse).toList());
    }

    public ClientOrigin originOf(HttpServletRequest request) {
        ClientAddress peer = new ClientAddress(request.getRemoteAddr());
        if (!trusts(peer)) {
            return new ClientOrigin(peer, request.isSecure());
        }
        List<ForwardedHop> plain = ForwardedHop.ofXForwardedFor(lines(request, "X-Forwarded-For"));
        List<ForwardedHop> standard = ForwardedHop.ofForwarded(lines(request, "Forwarded"));
        Optional<ForwardedHop> ofStandard = client(standard);
        boolean secure = request.isSecure()
                || saysHttps(request)
                || ofStandard.filter(hop -> hop.proto().equals("https")).isPresent();
        return new ClientOrigin(agreed(plain, standard, ofStandard).orElse(peer), secure);
    }

    private Optional<ClientAddress> agreed(
            List<ForwardedHop> plain, List<ForwardedHop> standard, Optional<ForwardedHop> ofStandard) {
        Optional<ClientAddress> byPlain = client(plain).flatMap(ForwardedHop::address);
        Optional<ClientAddress> byStandard = ofStandard.flatMap(ForwardedHop::address);
        if (standard.isEmpty()) {
            return byPlain;
        }
        return plain.isEmpty() || byPlain.equals(byStandard) ? byStandard : Optional.empty();
    }

    /** The first hop from the right that no trusted proxy is; one without an address is nobody, and ends the walk. */
    private Optional<ForwardedHop> client(List<ForwardedHop> hops) {
        for (int index = hops.size() - 1; index > 0; index--) {
            ForwardedHop hop = hops.get(index);
            if (hop.address().filter(this::trusts).isEmpty()) {
                return Optional.of(hop);
            }
        }
        return hops.stream().findFirst();
    }

    private boolean trusts(ClientAddress address) {
        return !ranges.isEmpty() && ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean saysHttps(HttpServletRequest request) {
        return lines(request, "X-Forwarded-Proto").stream()
                .findFirst()
                .map(line -> line.split(",", -1)[0].strip().toLowerCase(Locale.ROOT))
                .filter("https"::equals)
                .isPresent();
    }

    private static List<String> lines(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
