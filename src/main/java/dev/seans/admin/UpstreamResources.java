package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.database.DatabaseClock;
import dev.seans.keeper.KeeperCommands;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamStatus;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What operators see of upstreams, and order, by path. */
@OnePerApplication
class UpstreamResources {

    private static final String LIST = "/upstreams";
    private static final Pattern ONE = Pattern.compile(LIST + "/([a-z0-9]{1,40})");
    private static final Pattern ACTION = Pattern.compile(ONE + "/(start|stop|refresh)");

    private final KeeperCommands keeper;
    private final DatabaseClock clock;

    @Inject
    public UpstreamResources(KeeperCommands keeper, DatabaseClock clock) {
        this.keeper = keeper;
        this.clock = clock;
    }

    /** Whether upstreams are what is asked for. */
    boolean isAt(String path) {
        return path.equals(LIST) || ONE.matcher(path).matches();
    }

    /**
     * All upstreams, or one of them.
     *
     * @throws ApiException 404 if the settings have no such upstream
     */
    ApiBody get(String path) {
        if (path.equals(LIST)) {
            List<UpstreamStatus> statuses = keeper.statuses();
            return new ApiBody(UpstreamJson.list(statuses), () -> text(statuses));
        }
        return body(keeper.status(new UpstreamName(path.substring(LIST.length() + 1))));
    }

    /** Whether something can be done at this path. */
    boolean isAction(String path) {
        return ACTION.matcher(path).matches();
    }

    /**
     * Does what the path says. A refresh that has failed is no error of the API: the state tells.
     *
     * @param operator who wants it, for the log
     * @return the upstream, as it is afterwards
     * @throws ApiException 404 if the settings have no such upstream
     */
    ApiBody post(String path, String operator) {
        Matcher action = ACTION.matcher(path);
        if (!action.matches()) {
            throw ApiException.nothingHere();
        }
        UpstreamName name = new UpstreamName(action.group(1));
        return body(
                switch (action.group(2)) {
                    case "start" -> keeper.start(name, operator);
                    case "stop" -> keeper.stop(name, operator);
                    default -> keeper.refresh(name, operator);
                });
    }

    private ApiBody body(Optional<UpstreamStatus> found) {
        UpstreamStatus status = found.orElseThrow(ApiException::unknownUpstream);
        return new ApiBody(UpstreamJson.of(status), () -> text(List.of(status)));
    }

    private String text(List<UpstreamStatus> statuses) {
        return new UpstreamText(clock.now()).of(statuses);
    }
}
