package dev.seans.acceptance;

import dev.seans.database.SteppedDatabaseClock;
import dev.seans.imports.GatedImportRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built WAR with a clock that can be stepped, a gate before the imports, and settings as context-params. */
final class SeansArchive {

    private SeansArchive() {}

    static WebArchive with(Map<String, String> contextParams) {
        StringBuilder parameters = new StringBuilder();
        contextParams.forEach((name, value) -> parameters.append(
                "<context-param><param-name>%s</param-name><param-value>%s</param-value></context-param>\n"
                        .formatted(name, value)));
        return ShrinkWrap.createFromZipFile(
                        WebArchive.class, Path.of("target", "seans.war").toFile())
                .addClasses(SteppedDatabaseClock.class, GatedImportRunner.class)
                .setWebXML(new StringAsset(webXml().replace("<listener>", parameters + "<listener>")));
    }

    private static String webXml() {
        try {
            return Files.readString(Path.of("src", "main", "webapp", "WEB-INF", "web.xml"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
