package dev.seans.exchange;

import dev.seans.database.DatabaseError;
import dev.seans.database.FailureLog;
import dev.seans.filter.SessionIdentity;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The exchange: finds the mode and sends its answer. web.xml maps it, behind a {@link
 * dev.seans.filter.SessionIdentityFilter} with {@code entry=mode=checkauth} and {@code refusal=commerceml}.
 */
public class ExchangeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ExchangeServlet.class.getName());
    private static final FailureLog AWAY = new FailureLog(LOG, Level.ERROR);

    @Inject
    private transient Instance<ExchangeModes> modes;

    @Inject
    private transient Instance<Exchanges> exchanges;

    @Inject
    private transient Instance<Settings> settings;

    @Inject
    private transient Instance<ExchangeTexts> texts;

    /** 1C sends GET and POST, other set-ups POST for everything. */
    @Override
    protected void service(HttpServletRequest http, HttpServletResponse response) {
        ExchangeRequest request = ExchangeRequest.of(http, response);
        request.notes().put("type", request.type());
        request.notes().put("mode", modeOf(request));
        reply(request)
                .map(reply -> safeAtInit(request, reply).as(settings.get()))
                .ifPresent(reply -> send(request, reply));
    }

    private static String modeOf(ExchangeRequest request) {
        return ExchangeType.of(request.type()).map(type -> type.modeOf(request)).orElse(request.mode());
    }

    private Reply safeAtInit(ExchangeRequest request, Reply reply) {
        return request.mode().equals("init")
                ? reply.notTakenForParameters(texts.get().of(ExchangeText.FAILURE_ADVICE))
                : reply;
    }

    private void send(ExchangeRequest request, Reply reply) {
        try {
            request.notes().put("outcome", reply.outcome());
            reply.send(request.response(), settings.get().charset(Setting.EXCHANGE_CHARSET));
        } catch (IOException clientIsGone) {
            request.notes().put("outcome", reply.outcome() + ", but the client was gone");
        }
    }

    private Optional<Reply> reply(ExchangeRequest request) {
        String method = request.http().getMethod();
        if (!method.equals("GET") && !method.equals("POST")) {
            return Optional.of(
                    failure(ExchangeText.METHOD_UNKNOWN, method).withStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED));
        }
        Optional<ExchangeType> type = ExchangeType.of(request.type());
        if (type.isEmpty()) {
            return Optional.of(failure(ExchangeText.TYPE_UNKNOWN, request.type(), ExchangeType.supported()));
        }
        if (ExchangeRole.isMissing(request.http())) {
            String user = request.http().getUserPrincipal().getName();
            request.notes().put("user", user);
            request.notes().put("refused", ExchangeText.ROLE_MISSING);
            return Optional.of(failure(ExchangeText.ROLE_MISSING, user, ExchangeRole.NAME)
                    .withStatus(HttpServletResponse.SC_FORBIDDEN));
        }
        return handle(request, type.get());
    }

    private Optional<Reply> handle(ExchangeRequest request, ExchangeType type) {
        Optional<ExchangeMode> mode = modes.get().find(type, type.modeOf(request));
        if (mode.isEmpty()) {
            String supported = modes.get().supported(type);
            return Optional.of(failure(ExchangeText.MODE_UNKNOWN, request.mode(), type.parameter(), supported));
        }
        try {
            note(request, mode.get());
            return mode.get().handle(request);
        } catch (IOException | RuntimeException failed) {
            return Optional.of(failed(request, mode.get(), failed));
        }
    }

    private Reply failed(ExchangeRequest request, ExchangeMode mode, Exception failed) {
        if (DatabaseError.isAway(failed)) {
            AWAY.log(consequence(request, mode, ": the database does not answer"), failed);
            return failure(ExchangeText.UNAVAILABLE).withStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        if (isOfDisk(failed)) {
            LOG.log(Level.ERROR, () -> consequence(request, mode, ": the disk of seans.home has failed"), failed);
            return failure(ExchangeText.DISK_FAILED);
        }
        LOG.log(Level.ERROR, () -> consequence(request, mode, ""), failed);
        return failure(ExchangeText.INTERNAL).withStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    /**
     * A quota, a folder that takes no more files, a file system that was mounted read-only: nobody can ask for all of that
     * before. What breaks off in the body of a request is told by exceptions of its own.
     */
    private static boolean isOfDisk(Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof SQLException) {
                return cause instanceof IOException;
            }
        }
        return false;
    }

    private static String consequence(ExchangeRequest request, ExchangeMode mode, String cause) {
        return "mode=%s failed%s, 1C is told so and may repeat the exchange; the session is %s"
                .formatted(mode.name(), cause, session(request));
    }

    private void note(ExchangeRequest request, ExchangeMode mode) {
        boolean asksForImport = mode.name().equals("import");
        SessionIdentity.of(request.http())
                .ifPresent(identity -> exchanges.get().note(identity, mode.name(), asksForImport));
    }

    private static String session(ExchangeRequest request) {
        return SessionIdentity.of(request.http())
                .map(identity -> identity.key().prefix())
                .orElse("not yet open");
    }

    private Reply failure(ExchangeText text, Object... arguments) {
        return Reply.failure(texts.get().of(text, arguments));
    }

    /** The role of users as which 1C may talk. */
    static final class ExchangeRole {

        static final String NAME = "seans-exchange";

        private ExchangeRole() {}

        /** Whether a user that came with credentials has lost the role since it opened its session. */
        static boolean isMissing(HttpServletRequest request) {
            return request.getUserPrincipal() != null && !request.isUserInRole(NAME);
        }
    }
}
