package dev.seans.uploads;

import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.ServerDataDirectory;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The layout on disk: {@code <seans.home>/uploads/<session key>/<generation>/<name>}, and {@code parts} beside. */
@OnePerApplication
public class UploadFolders {

    private final Path home;

    @Inject
    public UploadFolders(Settings settings) {
        this(ServerDataDirectory.home(settings));
    }

    UploadFolders(Path home) {
        this.home = home;
    }

    /**
     * Makes {@code seans.home} and tries to write there.
     *
     * @throws IllegalStateException if that fails: without it no upload can be kept, so there should be no deployment
     */
    public void prepare() {
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, "write-test", null));
        } catch (IOException notWritable) {
            throw new IllegalStateException(
                    "seans.home = " + home + " is not writable: grant the server's user the right, or set seans.home",
                    notWritable);
        }
    }

    public Path home() {
        return home;
    }

    /** Where the bytes of a generation stand. */
    public Path file(SessionKey key, UploadName name, int generation) {
        Path folder = folder(key).resolve(Integer.toString(generation));
        Path file = folder.resolve(DiskName.of(name)).normalize();
        if (!file.startsWith(folder)) {
            throw new InvalidUploadNameException(InvalidUploadNameException.Reason.LEAVES_FOLDER);
        }
        return file;
    }

    /** A path for a part that no other request uses, on this node or another; its folder exists. */
    Path newPart(SessionKey key) throws IOException {
        Path parts = Files.createDirectories(folder(key).resolve("parts"));
        return parts.resolve(UUID.randomUUID().toString());
    }

    private Path folder(SessionKey key) {
        return home.resolve("uploads").resolve(key.hex());
    }
}
