package dev.seans.admin;

import dev.seans.api.ApiException;
import dev.seans.api.ApiLogin;
import dev.seans.api.ApiResource;
import dev.seans.api.ApiRole;
import dev.seans.api.JsonAnswer;
import dev.seans.api.JsonFields;
import dev.seans.nodes.Nodes;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.settings.ShownSetting;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** What this node was started with, and what other nodes have set otherwise; of secrets only whether there is one. */
@OnePerApplication
class SettingResources implements ApiResource {

    private static final String LIST = "/settings";

    private final ApiLogin login;
    private final Settings settings;
    private final Nodes nodes;

    @Inject
    SettingResources(ApiLogin login, Settings settings, Nodes nodes) {
        this.login = login;
        this.settings = settings;
        this.nodes = nodes;
    }

    @Override
    public boolean isAt(String path) {
        return path.equals(LIST);
    }

    @Override
    public void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        login.require(ApiRole.ADMIN, request, response);
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw ApiException.notAllowed(response, "GET, HEAD");
        }
        Map<String, Map<String, String>> elsewhere = nodes.elsewhere();
        JsonValue json = JsonFields.object()
                .add("node", nodes.thisOne())
                .add(
                        "settings",
                        JsonFields.array(
                                settings.shown(),
                                setting -> json(setting, elsewhere.getOrDefault(setting.key(), Map.of()))))
                .build();
        JsonAnswer.send(response, HttpServletResponse.SC_OK, json);
    }

    private static JsonValue json(ShownSetting setting, Map<String, String> elsewhere) {
        return JsonFields.object()
                .add("key", setting.key())
                .add("value", setting.value())
                .add("from", setting.from().name())
                .add("default", setting.defaultText())
                .add("type", setting.type())
                .add("description", setting.description())
                .add(
                        "elsewhere",
                        JsonFields.array(
                                elsewhere.entrySet(),
                                other -> JsonFields.object()
                                        .add("node", other.getKey())
                                        .add("value", other.getValue())
                                        .build()))
                .build();
    }
}
