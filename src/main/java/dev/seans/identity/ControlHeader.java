package dev.seans.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The header {@code IBSession}: commands of 1C, and ids. */
final class ControlHeader {

    private static final Set<String> COMMANDS = Set.of("start", "finish");

    private ControlHeader() {}

    /** All that is said there; a proxy may have joined several lines by commas (RFC 9110, section 5.3). */
    static List<String> words(HttpServletRequest request) {
        return Collections.list(request.getHeaders(SessionControl.NAME)).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(Spelling::withoutBlanks)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Of services, which are as patient with what is written there as with commands. */
    static List<String> idsOfServices(HttpServletRequest request) {
        return words(request).stream()
                .filter(word -> SessionControl.Command.of(word) == SessionControl.Command.NONE)
                .toList();
    }

    /** Of all others: a line is an id or none. Were the commands ids, all clients that send them would share one session. */
    static List<String> ids(HttpServletRequest request) {
        return Collections.list(request.getHeaders(SessionControl.NAME)).stream()
                .map(Spelling::withoutBlanks)
                .filter(line -> !COMMANDS.contains(line))
                .toList();
    }
}
