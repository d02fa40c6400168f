package dev.seans.identity;

import java.util.function.IntPredicate;

/** Checks the form of texts that come with every request, where a regular expression would be the dearest part. */
final class Spelling {

    private Spelling() {}

    /**
     * Without the blanks and tabs around it, which are no part of what stands in a header (RFC 9110, section 5.5), nor is the
     * line end that some scripts leave there.
     */
    static String withoutBlanks(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    /** Whether the text has this length, and each of its characters is one of these. */
    static boolean isOf(String text, int length, IntPredicate allowed) {
        if (text.length() != length) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (!allowed.test(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is an IPv4 address in the one way to write it: four numbers up to 255, without leading zeros. */
    static boolean isIpv4(String text) {
        int dots = 0;
        int begin = 0;
        for (int index = 0; index <= text.length(); index++) {
            if (index == text.length() || text.charAt(index) == '.') {
                if (!isOctet(text, begin, index)) {
                    return false;
                }
                begin = index + 1;
                dots++;
            }
        }
        return dots == 4;
    }

    private static boolean isOctet(String text, int begin, int end) {
        if (end - begin < 1 || end - begin > 3 || (end - begin > 1 && text.charAt(begin) == '0')) {
            return false;
        }
        int number = 0;
        for (int index = begin; index < end; index++) {
            int digit = text.charAt(index) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            number = number * 10 + digit;
        }
        return number <= 255;
    }
}
