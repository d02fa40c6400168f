package dev.seans.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a client says of the session of a service that it manages: the id of 1C's cookie {@code IBSession}, whose name
 * may be written in upper and lower case, or of the header of that name, and the command in this header.
 */
public record SessionControl(RequestedId requested, Command command) {

    /** How 1C names its header and its cookie. */
    public static final String NAME = "IBSession";

    /** What the client wants to be done with the session, beside using it. */
    public enum Command {
        NONE,
        /** A new one, unless it has one already. */
        START,
        /** It shall end after this call. */
        FINISH;

        /** {@link #NONE} if the word is no command. */
        static Command of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "start" -> START;
                case "finish" -> FINISH;
                default -> NONE;
            };
        }
    }

    /**
     * Reads it; malformed are also two different commands, and a header that is neither a command nor an id. A client that wants a
     * new session may have cookies of this name from somebody else: those of 1C itself, at the same host, are GUIDs.
     *
     * @param sources of the id, the strongest first
     */
    public static SessionControl read(HttpServletRequest request, List<IdSource> sources) {
        Set<Command> commands = EnumSet.noneOf(Command.class);
        Optional<RequestedId> malformed = Optional.empty();
        for (String word : ControlHeader.words(request)) {
            Command command = Command.of(word);
            commands.add(command);
            if (command == Command.NONE && SessionId.parse(word).isEmpty()) {
                malformed = Optional.of(RequestedIdReader.id(word, IdSource.HEADER));
            }
        }
        commands.remove(Command.NONE);
        if (commands.size() > 1) {
            malformed = Optional.of(new RequestedId.Malformed(IdSource.HEADER));
        }
        if (malformed.isPresent()) {
            return new SessionControl(malformed.get(), Command.NONE);
        }
        Command command = commands.stream().findFirst().orElse(Command.NONE);
        RequestedIdReader ids = RequestedIdReader.ofServices(sources);
        return new SessionControl(command == Command.START ? ids.readOwn(request) : ids.read(request), command);
    }
}
