package dev.seans.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What properties are fed with. */
public final class Hostile {

    private static final int WHOLE = 1_000_000;
    private static final int MOST_EDITS = 6;
    private static final int LONGEST_CUT = 400;

    /** What has broken parsers of names, queries, headers, XML and archives before. */
    private static final List<String> TOKENS = List.of(
            "../",
            "..\\",
            "%2e%2e%2f",
            "%00",
            "\0",
            "%",
            "%u0041",
            "%C0%AE",
            "\r\n",
            "%0d%0a",
            "&&=&",
            "sessid=",
            "mode=import",
            "filename=",
            "C:\\",
            "/etc/passwd",
            "CON",
            "a:b",
            "\uFEFF",
            "\uD800",
            "\u202E",
            "Ж",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
            "&e;",
            "&#0;",
            "&#x10FFFF;",
            "]]>",
            "<![CDATA[",
            "<!--",
            "<?xml version='1.0' encoding='UTF-7'?>",
            "<Товар>",
            "</Товары>",
            "<Ид>",
            "1e999999999",
            "-0,0",
            "NaN",
            "99999999999999999999999999999999999999",
            "00000000-0000-0000-0000-000000000000",
            "#",
            "PK\u0003\u0004",
            "PK\u0001\u0002",
            "PK\u0005\u0006",
            "\u00FF\u00FF\u00FF\u007F");

    private Hostile() {}

    /** A document with some damage. */
    public static Arbitrary<byte[]> damaged(byte[] document) {
        return edit().list().ofMinSize(1).ofMaxSize(MOST_EDITS).map(edits -> {
            byte[] damaged = document;
            for (Edit edit : edits) {
                damaged = edit.applyTo(damaged);
            }
            return damaged;
        });
    }

    /** The same for a text; bytes that are no UTF-8 any more become replacement characters. */
    public static Arbitrary<String> damaged(String text) {
        return damaged(text.getBytes(StandardCharsets.UTF_8)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** A text of tokens and arbitrary characters. */
    public static Arbitrary<String> text() {
        Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(12);
        return Arbitraries.oneOf(Arbitraries.of(TOKENS), noise)
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<Edit> edit() {
        return Combinators.combine(
                        Arbitraries.of(Edit.Kind.class),
                        Arbitraries.integers().between(0, WHOLE),
                        Arbitraries.integers().between(1, LONGEST_CUT),
                        bytes())
                .as(Edit::new);
    }

    private static Arbitrary<byte[]> bytes() {
        Arbitrary<byte[]> tokens = Arbitraries.of(TOKENS).map(token -> token.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(tokens, Arbitraries.bytes().array(byte[].class).ofMaxSize(16));
    }
}
