package dev.seans.exchange;

import dev.seans.fakes.GivenBeans;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Parts of the exchange for tests of the rooms above, without an exchange around them. */
public final class GivenExchange {

    private GivenExchange() {}

    /** Modes of these names that never answer. */
    public static ExchangeModes modes(String... names) {
        return new ExchangeModes(
                new GivenBeans<>(Stream.of(names).map(GivenExchange::mode).toList()));
    }

    /** Nobody waits. */
    @SuppressWarnings("NullAway") // nothing is asked that would need them
    public static HeldImports nobodyWaits() {
        return new HeldImports(null, null, null);
    }

    /** What is told of imports without orders. */
    @SuppressWarnings("NullAway") // nothing is asked of orders
    static ImportReplies replies(Locale locale) {
        return new ImportReplies(new ExchangeTexts(locale), null);
    }

    private static ExchangeMode mode(String name) {
        return new ExchangeMode() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<Reply> handle(ExchangeRequest request) {
                return Optional.empty();
            }
        };
    }
}
