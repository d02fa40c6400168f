package dev.seans.login;

import dev.seans.settings.LoginKind;
import dev.seans.settings.LoginSettings;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of the requests of a login it is. */
enum LoginPart {
    /** The page that is read before. */
    PAGE,
    /** The one with the credentials. */
    LOGIN,
    /** The one after it. */
    NEXT;

    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> SUCCESSFUL =
            IntStream.rangeClosed(200, 299).boxed().collect(Collectors.toUnmodifiableSet());

    /** Some applications answer 401 with the page to log in at. */
    private static final Set<Integer> OF_PAGES =
            Stream.concat(SUCCESSFUL.stream(), Stream.of(UNAUTHORIZED)).collect(Collectors.toUnmodifiableSet());

    /** Statuses that are well. */
    Set<Integer> accepted(LoginSettings how) {
        return switch (this) {
            case PAGE -> OF_PAGES;
            case LOGIN -> how.statuses();
            case NEXT -> SUCCESSFUL;
        };
    }

    /** Whether a redirect is followed, as browsers do. */
    boolean follows(LoginSettings how) {
        return this != LOGIN || how.kind() == LoginKind.FORM;
    }

    /** Whether a status refuses user and password, so that the body can be left unread. */
    boolean isRefusedWith(int status) {
        return this != PAGE && status == UNAUTHORIZED;
    }
}
