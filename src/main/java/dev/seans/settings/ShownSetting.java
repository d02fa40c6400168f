package dev.seans.settings;

/**
 * A setting as operators may see it: in the log of the start, in the API, beside another node's.
 *
 * @param key the whole one, also of one shop, source or upstream
 * @param value as it was written; of a secret only whether there is one
 * @param type in words, as the documents have it
 */
public record ShownSetting(
        String key, String value, SettingSource from, String type, String defaultText, String description) {

    static ShownSetting of(String key, Settings.Effective effective, Setting setting) {
        return new ShownSetting(
                key,
                effective.shown(),
                effective.source(),
                setting.type().label(),
                setting.defaultText(),
                setting.description());
    }

    /** As which 1C base a user talks. */
    static ShownSetting ofSource(String user, Settings.Effective name) {
        return new ShownSetting(
                SettingsReader.SOURCE_PREFIX + user,
                name.shown(),
                name.source(),
                SettingType.TEXT.label(),
                user,
                "the name of the 1C base that talks as this user");
    }

    static ShownSetting of(String upstream, Settings.Effective effective, UpstreamSetting setting) {
        return new ShownSetting(
                setting.key(upstream),
                effective.shown(),
                effective.source(),
                setting.type().label(),
                setting.defaultText(),
                setting.description());
    }
}
