package dev.seans.orders;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody is.
 *
 * @param text the whole, in one line: what 1C shows and delivers to
 * @param postcode and all further parts: null where the shop does not know it apart
 */
public record PostalAddress(
        String text,
        @Nullable String postcode,
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        @Nullable String street) {

    /**
     * Blanks around all parts are dropped.
     *
     * @throws InvalidOrderException if a part is empty, too long, or no text for XML, or there is no text
     */
    public PostalAddress {
        text = OrderCheck.trimmed(text);
        postcode = OrderCheck.stripped(postcode);
        country = OrderCheck.stripped(country);
        region = OrderCheck.stripped(region);
        city = OrderCheck.stripped(city);
        street = OrderCheck.stripped(street);
        new OrderCheck()
                .text("text", text, 500)
                .optional("postcode", postcode, 20)
                .optional("country", country, 100)
                .optional("region", region, 100)
                .optional("city", city, 100)
                .optional("street", street, 255)
                .done();
    }

    /** One of which only the whole is known. */
    public PostalAddress(String text) {
        this(text, null, null, null, null, null);
    }
}
