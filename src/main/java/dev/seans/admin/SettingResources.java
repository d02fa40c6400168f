package dev.seans.admin;

import dev.seans.api.ApiLogin;
import dev.seans.api.ApiParameters;
import dev.seans.api.JsonFields;
import dev.seans.nodes.Nodes;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import dev.seans.settings.ShownSetting;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.Map;

/** What this node was started with, and what other nodes have set otherwise; of secrets only whether there is one. */
@OnePerApplication
class SettingResources extends OperatorResource {

    private final Settings settings;
    private final Nodes nodes;

    @Inject
    SettingResources(ApiLogin login, Settings settings, Nodes nodes) {
        super(login, "/settings");
        this.settings = settings;
        this.nodes = nodes;
    }

    @Override
    JsonValue read(long number, ApiParameters parameters) {
        Map<String, Map<String, String>> elsewhere = nodes.elsewhere();
        return JsonFields.object()
                .add("node", nodes.thisOne())
                .add(
                        "settings",
                        JsonFields.array(
                                settings.shown(),
                                setting -> json(setting, elsewhere.getOrDefault(setting.key(), Map.of()))))
                .build();
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
