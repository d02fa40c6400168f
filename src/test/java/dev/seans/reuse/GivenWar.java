package dev.seans.reuse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** A packed application. */
public final class GivenWar {

    private GivenWar() {}

    /** Its version, told from the archive itself. */
    public static String version(Path war) throws IOException {
        try (ZipFile archive = new ZipFile(war.toFile())) {
            List<ApplicationFile> files = archive.stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry -> entry.getName().startsWith("WEB-INF/classes/")
                            || entry.getName().startsWith("WEB-INF/lib/"))
                    .map(entry -> new ApplicationFile("/" + entry.getName(), () -> archive.getInputStream(entry)))
                    .toList();
            return ApplicationVersion.of(files);
        }
    }
}
