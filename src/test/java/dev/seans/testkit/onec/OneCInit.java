package dev.seans.testkit.onec;

import dev.seans.testkit.http.RawResponse;
import java.util.List;
import java.util.Locale;

/**
 * What 1C reads out of the answer to {@code init}: exactly two lines. A failure of two lines passes for "no zip, no limit".
 *
 * @param fileLimit -1: files are not cut
 */
record OneCInit(boolean zip, long fileLimit) {

    static OneCInit of(RawResponse init) throws OneCFailure {
        List<String> lines = init.lines();
        if (lines.size() != 2) {
            throw OneCFailure.of("init", "The parameters of the exchange were not received", init);
        }
        return of(lines);
    }

    /** What the module reads: four lines, of which the first two say the same. */
    static OneCInit ofModule(RawResponse init) throws OneCFailure {
        List<String> lines = init.lines();
        if (lines.size() < 2 || OneCAnswer.of(init).word().equals("failure")) {
            throw OneCFailure.of("init", OneCAnswer.of(init).reason(), init);
        }
        return of(lines);
    }

    private static OneCInit of(List<String> lines) {
        boolean zip = lines.get(0).strip().toLowerCase(Locale.ROOT).equals("zip=yes");
        return new OneCInit(zip, number(lines.get(1).toLowerCase(Locale.ROOT).replace("file_limit=", "")));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException whatever) {
            return -1;
        }
    }
}
