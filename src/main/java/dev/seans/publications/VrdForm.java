package dev.seans.publications;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an element of a publication file may have, by 1C's description of {@code default.vrd}.
 *
 * @param used attributes that are obeyed
 * @param idle attributes that are understood, but mean nothing where no 1C base is behind
 */
record VrdForm(List<String> used, List<String> idle) {

    static final VrdForm ROOT = new VrdForm(
            List.of("base", "enableStandardOData"),
            List.of("ib", "enable", "allowexecutescheduledjobs", "temp", "pubdst"));
    static final VrdForm SECTION = new VrdForm(
            List.of("enable", "publishByDefault", "pointEnableCommon"), List.of("publishExtensionsByDefault"));
    static final VrdForm SOAP = ofService("name", "alias");
    static final VrdForm HTTP = ofService("name", "rootUrl");
    static final VrdForm ODATA = ofService();
    static final VrdForm ZONES = new VrdForm(List.of(), List.of());
    static final VrdForm ZONE = new VrdForm(List.of("value"), List.of("specify", "safe"));

    /** Children of the root that are obeyed. */
    static final List<String> SECTIONS = List.of("ws", "httpServices", "standardOdata", "zones");

    /** Children of the root that mean nothing here. */
    static final Set<String> IDLE_ELEMENTS =
            Set.of("pool", "debug", "openid", "openidconnect", "accessTokenAuthentication", "analytics", "exitURL");

    /** 1C writes OData in both ways, in the element and in the attribute; files in the field mix them. */
    static String spelling(String name) {
        return switch (name) {
            case "standardOData" -> "standardOdata";
            case "enableStandardOdata" -> "enableStandardOData";
            default -> name;
        };
    }

    private static VrdForm ofService(String... names) {
        List<String> used = new ArrayList<>(List.of(names));
        used.add("enable");
        for (ReuseValue value : ReuseValue.values()) {
            used.add(value.attribute());
        }
        return new VrdForm(List.copyOf(used), List.of());
    }

    List<String> all() {
        List<String> all = new ArrayList<>(used);
        all.addAll(idle);
        return all;
    }
}
