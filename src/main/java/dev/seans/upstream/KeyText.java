package dev.seans.upstream;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as an operator writes them: name=64 hex digits. A mistake is told by its place, never by what stands there. */
final class KeyText {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,20})\\s*=\\s*([0-9A-Fa-f]{64})");

    private final String unit;
    private final List<EncryptionKey> keys = new ArrayList<>();

    private KeyText(String unit) {
        this.unit = unit;
    }

    /**
     * Keys in lines; blank ones and those that begin with # do not count.
     *
     * @throws IllegalArgumentException with the number of the first line that is wrong
     */
    static KeyRing ofLines(List<String> lines, String origin) {
        KeyText text = new KeyText("line");
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                text.add(index + 1, line);
            }
        }
        return text.ring(origin);
    }

    /**
     * Keys between commas.
     *
     * @throws IllegalArgumentException with the number of the first key that is wrong
     */
    static KeyRing ofList(String list, String origin) {
        KeyText text = new KeyText("key");
        int number = 1;
        for (String key : list.split(",", -1)) {
            text.add(number++, key.strip());
        }
        return text.ring(origin);
    }

    private void add(int number, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(unit + " " + number
                    + ": expected name=64 hex digits, with a name of 1 to 20 letters, digits, '_' or '-'");
        }
        if (keys.stream().anyMatch(key -> key.name().equals(form.group(1)))) {
            throw new IllegalArgumentException(unit + " " + number + ": another key has this name already");
        }
        keys.add(new EncryptionKey(form.group(1), HexFormat.of().parseHex(form.group(2))));
    }

    private KeyRing ring(String origin) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key in it: expected name=64 hex digits");
        }
        return new KeyRing(keys, origin);
    }
}
