package dev.seans.orders;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In what a line is counted.
 *
 * @param code of the Russian classifier (ОКЕИ): {@code 796} for pieces
 * @param name such as {@code Штука}
 * @param shortName such as {@code шт}; null if there is none beside the name
 */
public record OrderUnit(String code, String name, @Nullable String shortName) {

    private static final Pattern CODE = Pattern.compile("[0-9]{3,4}");

    /** What most things are counted in. */
    public static final OrderUnit PIECE = new OrderUnit("796", "Штука", "шт");

    /**
     * Blanks around the names are dropped.
     *
     * @throws InvalidOrderException if something is missing, empty, too long, or no text for XML
     */
    public OrderUnit {
        name = OrderCheck.trimmed(name);
        shortName = OrderCheck.stripped(shortName);
        new OrderCheck()
                .needed("code", code, "the unit's code in the classifier, 796 for pieces")
                .matches("code", code, CODE, "is no code of the classifier: 3 or 4 digits, 796 for pieces")
                .text("name", name, 100)
                .optional("shortName", shortName, 60)
                .done();
    }

    /** What stands on paper. */
    public String shortText() {
        return shortName == null ? name : shortName;
    }
}
