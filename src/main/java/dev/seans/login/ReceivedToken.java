package dev.seans.login;

import dev.seans.settings.Secret;
import dev.seans.settings.TokenPlace;
import java.util.Optional;
import java.util.regex.Pattern;

/** The token of a session in an answer of a login: printable ASCII, at most 16 KB. */
final class ReceivedToken {

    private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7E]{1,16000}");

    private final LoginAnswer answer;
    private final TokenPlace place;

    ReceivedToken(LoginAnswer answer, TokenPlace place) {
        this.answer = answer;
        this.place = place;
    }

    /**
     * Empty if there is none.
     *
     * @throws LoginFailedException if it is one that no request can carry
     */
    Optional<Secret> find() throws LoginFailedException {
        Optional<String> found = written().map(String::strip).filter(text -> !text.isEmpty());
        if (found.isPresent() && !TOKEN.matcher(found.get()).matches()) {
            throw answer.unexpected(", and its token (" + place + ") is longer than 16 kB, or no printable ASCII");
        }
        return found.map(Secret::new);
    }

    /** Why there is none. */
    LoginFailedException missing() throws LoginFailedException {
        if (place.kind() == TokenPlace.Kind.FIELD) {
            answer.field(place.name());
        }
        return answer.unexpected(", but has no token: there is no " + place);
    }

    private Optional<String> written() {
        return switch (place.kind()) {
            case FIELD -> answer.fieldIfAny(place.name());
            case HEADER -> answer.headers().firstValue(place.name());
            case BODY -> Optional.of(answer.text());
        };
    }
}
