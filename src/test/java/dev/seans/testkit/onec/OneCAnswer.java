package dev.seans.testkit.onec;

import dev.seans.testkit.http.RawResponse;
import java.util.Locale;

/** How 1C reads an answer: the first line, whatever the status. */
record OneCAnswer(String word, String reason) {

    static OneCAnswer of(RawResponse response) {
        String text = response.text();
        String first = response.lines().get(0);
        String rest = text.length() > first.length() ? text.substring(first.length() + 1) : "";
        return new OneCAnswer(first.strip().toLowerCase(Locale.ROOT), text.isEmpty() ? "empty answer" : rest);
    }

    boolean isSuccess() {
        return word.equals("success");
    }

    boolean isProgress() {
        return word.equals("progress");
    }
}
