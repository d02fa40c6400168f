package dev.seans.orderbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A 1C that takes orders as stock ones do: it finds them by their number alone, cut to 11 characters, and takes the documents of an
 * answer one after the other, in one transaction.
 */
public final class SimulatedOneC {

    private static final Pattern DOCUMENT = Pattern.compile("<Документ>.*?</Документ>");
    private static final Pattern NUMBER = Pattern.compile("<Номер>([^<]*)</Номер>");
    private static final Pattern COMMENT = Pattern.compile("<Комментарий>([^<]*)</Комментарий>");

    private static final int LOOKED_UP = 11;

    private final Fault fault;
    private final Set<String> poison = new TreeSet<>();
    private final Map<String, List<String>> orders = new HashMap<>();

    public SimulatedOneC(Fault fault, String... poison) {
        this.fault = fault;
        this.poison.addAll(List.of(poison));
    }

    /**
     * Loads an answer.
     *
     * @return whether it goes on with {@code success}
     */
    public boolean load(String document) {
        Map<String, List<String>> changed = new LinkedHashMap<>();
        for (Map.Entry<String, String> order : read(document).entrySet()) {
            if (poison.contains(order.getKey())) {
                if (fault == Fault.KEEPS_THOSE_BEFORE) {
                    orders.putAll(changed);
                }
                return false;
            }
            String found = order.getKey().substring(0, Math.min(order.getKey().length(), LOOKED_UP));
            List<String> versions = new ArrayList<>(changed.getOrDefault(found, orders.getOrDefault(found, List.of())));
            versions.add(order.getValue());
            changed.put(found, versions);
        }
        orders.putAll(changed);
        return true;
    }

    /** Number and comment of each order, in the order of the document. */
    public static Map<String, String> read(String document) {
        Map<String, String> read = new LinkedHashMap<>();
        Matcher documents = DOCUMENT.matcher(document);
        while (documents.find()) {
            String number = first(NUMBER, documents.group());
            if (read.put(number, first(COMMENT, documents.group())) != null) {
                throw new IllegalStateException("one number twice in an answer makes two orders of stock 1C");
            }
        }
        return read;
    }

    private static String first(Pattern element, String document) {
        Matcher found = element.matcher(document);
        return found.find() ? found.group(1) : "";
    }

    /** It can take this one now. */
    void mend(String number) {
        poison.remove(number);
    }

    public Set<String> numbers() {
        return new TreeSet<>(orders.keySet());
    }

    /** The comments with which an order came, one after the other. */
    public List<String> versionsOf(String number) {
        return orders.getOrDefault(number, List.of());
    }

    /** What becomes of an answer with an order that it cannot take. */
    public enum Fault {
        /** A wrong value: what stands before that order stays. */
        KEEPS_THOSE_BEFORE,

        /** An exception: nothing stays. */
        KEEPS_NOTHING
    }
}
