package dev.seans.services;

import dev.seans.database.Database;
import dev.seans.fakes.FakeRequest;
import dev.seans.fakes.FakeResponse;
import dev.seans.filter.GivenFilter;
import dev.seans.filter.PolicyReader;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.RawSettings;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls of three services, one for each reuse, as users of a realm make them. */
final class GivenCalls {

    static final String POOLED = "pooled";
    static final String MANUAL = "manual";
    static final String OTHER = "other";
    static final String SINGLE = "single";

    private static final String PUBLICATION = """
            <point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="/demo">
              <ws>
                <point name="Soap" alias="soap.1cws" reuseSessions="use"/>
              </ws>
              <httpServices>
                <service name="pooled" reuseSessions="autouse" poolSize="2" poolTimeout="0"/>
                <service name="manual" reuseSessions="use" poolTimeout="0"/>
                <service name="other" reuseSessions="use"/>
                <service name="single" reuseSessions="dontuse"/>
                <service name="off" enable="false"/>
              </httpServices>
            </point>
            """;

    private final Database database;
    private final GivenFilter filter;

    GivenCalls(Database database, Path home) {
        this(database, home, Map.of(), Map.of(), List.of(), List.of());
    }

    GivenCalls(
            Database database,
            Path home,
            Map<String, String> initParams,
            Map<String, String> settings,
            List<SessionParameters> parameters,
            List<Separators> separators) {
        this.database = database;
        publish(home);
        Map<String, String> params = new HashMap<>(initParams);
        params.putIfAbsent("reuse", "autouse");
        Map<String, String> all = new HashMap<>(settings);
        all.put("seans.home", home.toString());
        filter = new GivenFilter(
                database,
                new PolicyReader("services", params, new RawSettings(Map.of(), Map.of(), Map.of())).read(),
                GivenSettings.with(all),
                parameters,
                separators);
    }

    private static void publish(Path home) {
        try {
            Files.writeString(home.resolve("default.vrd"), PUBLICATION);
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    GivenFilter filter() {
        return filter;
    }

    /** Without credentials. */
    static FakeRequest anonymous(String service) {
        return FakeRequest.withQuery(null)
                .path("/hs", "/" + service + "/clients")
                .realmKnows("1c", "right")
                .realmKnows("other", "good");
    }

    static FakeRequest call(String service) {
        return as(anonymous(service), "1c", "right");
    }

    static FakeRequest as(FakeRequest request, String user, String password) {
        String pair = user + ":" + password;
        return request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    static FakeRequest start(String service) {
        return call(service).header("IBSession", "start");
    }

    static FakeRequest with(FakeRequest request, SessionId id) {
        return request.header("Cookie", "IBSession=" + id.secret());
    }

    /** The id that an answer tells. */
    static SessionId id(FakeResponse response) {
        String first = response.cookies().get(0).split(";", -1)[0];
        return SessionId.parse(first.substring("IBSession=".length())).orElseThrow();
    }

    /** What the servlet counts in its session. */
    FakeResponse handle(FakeRequest request) throws IOException, ServletException {
        return filter.handle(request, (inside, answer) -> {
            Integer before = (Integer) inside.getSession().getAttribute("n");
            int now = before == null ? 1 : before + 1;
            inside.getSession().setAttribute("n", now);
            answer.getWriter().print(now);
        });
    }

    /** The session that a call gets. */
    SessionKey key(FakeRequest request) throws IOException, ServletException {
        List<SessionKey> keys = new ArrayList<>();
        filter.handle(
                request,
                (inside, answer) ->
                        keys.add(ServiceSession.of(inside).orElseThrow().key()));
        return keys.get(0);
    }

    SessionId started(String service) throws IOException, ServletException {
        return id(handle(start(service)));
    }

    /** All rows. */
    long sessions() {
        return database.find("SELECT COUNT(*) AS n FROM seans_session", row -> row.getLong("n"))
                .orElseThrow();
    }

    static String body(FakeResponse response) {
        return response.body(StandardCharsets.UTF_8);
    }
}
