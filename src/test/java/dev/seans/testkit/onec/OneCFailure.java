package dev.seans.testkit.onec;

import dev.seans.testkit.http.RawResponse;

/** The exchange of a portion ended, with the text that 1C would show. */
public final class OneCFailure extends Exception {

    private static final long serialVersionUID = 1;

    private OneCFailure(String message) {
        super(message);
    }

    /** What 1C itself says of an answer. */
    static OneCFailure of(String step, String text) {
        return new OneCFailure(step + ": " + text);
    }

    /** The status only ever adds to the text; 1C decides by the body. */
    static OneCFailure of(String step, String text, RawResponse answer) {
        String status = answer.status() == 200 ? "" : " (the server's answer = " + answer.status() + ")";
        return of(step, text + status);
    }
}
