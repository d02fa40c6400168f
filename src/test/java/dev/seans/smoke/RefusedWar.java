package dev.seans.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The built WAR with a mistake in its web.xml.
 *
 * @param name of the file, without its ending
 * @param place before which the mistake stands
 * @param sentence what the log says of it
 */
record RefusedWar(String name, String place, String mistake, String sentence) {

    /** The servers read settings alike: one of them is enough for each mistake. */
    static Stream<RefusedWar> onPayara() {
        return Stream.of(
                inSettings(
                        "unknown-setting",
                        Map.of("seans.import.hodl", "1 s"),
                        "the context-param seans.import.hodl is unknown; the nearest known name is seans.import.hold"),
                inSettings(
                        "no-publication-file",
                        Map.of("seans.vrd", "/no/such/default.vrd"),
                        "seans.vrd = /no/such/default.vrd cannot be read: NoSuchFileException"),
                inSettings(
                        "no-file-of-keys",
                        upstream("basic", Map.of("seans.encryption-keys-file", "/no/such/keys")),
                        "the keys for sessions of upstreams cannot be read: "),
                inPolicy(
                        "unknown-parameter",
                        "mising",
                        "refuse",
                        "filter exchange: the init-param mising is unknown; the nearest known name is missing"));
    }

    static Stream<RefusedWar> onWildFly() {
        return Stream.of(
                inSettings(
                        "contradiction",
                        Map.of("seans.upload.max-file", "30 GB"),
                        "seans.upload.max-file = 30 GB (context param) must not exceed seans.upload.max-session = 20 GB"),
                inSettings(
                        "login-that-nobody-has-written",
                        upstream("portal", Map.of()),
                        "seans.upstream.erp.login = \"portal\": there is no CDI bean of this name"),
                inPolicy(
                        "policy-that-does-not-exist",
                        "reuse",
                        "always",
                        "filter exchange: reuse = \"always\": expected one of dontuse, use, autouse"));
    }

    private static RefusedWar inSettings(String name, Map<String, String> settings, String sentence) {
        String parameters = settings.entrySet().stream()
                .map(setting -> parameter("context-param", setting.getKey(), setting.getValue()))
                .collect(Collectors.joining());
        return new RefusedWar(name, "<listener>", parameters, sentence);
    }

    private static RefusedWar inPolicy(String name, String parameter, String value, String sentence) {
        return new RefusedWar(name, "<init-param>", parameter("init-param", parameter, value), sentence);
    }

    private static String parameter(String element, String name, String value) {
        return "<%1$s><param-name>%2$s</param-name><param-value>%3$s</param-value></%1$s>\n"
                .formatted(element, name, value);
    }

    private static Map<String, String> upstream(String login, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "seans.upstreams", "erp",
                "seans.upstream.erp.url", "http://127.0.0.1:1",
                "seans.upstream.erp.login", login,
                "seans.upstream.erp.login-path", "/login",
                "seans.upstream.erp.check-path", "/check",
                "seans.upstream.erp.user", "keeper",
                "seans.upstream.erp.password", "secret"));
        settings.putAll(more);
        return settings;
    }

    Path write(Path directory) throws IOException {
        String webXml = Files.readString(Path.of("src", "main", "webapp", "WEB-INF", "web.xml"));
        int at = webXml.indexOf(place);
        Path war = directory.resolve(name + ".war");
        ShrinkWrap.createFromZipFile(
                        WebArchive.class, Path.of("target", "seans.war").toFile())
                .setWebXML(new StringAsset(webXml.substring(0, at) + mistake + webXml.substring(at)))
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }

    @Override
    public String toString() {
        return name;
    }
}
