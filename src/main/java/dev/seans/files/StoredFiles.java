package dev.seans.files;

import dev.seans.database.Database;
import dev.seans.identity.Sha256;
import dev.seans.identity.UploadName;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** The images and other files of sources, for those who read them: nothing but what 1C has sent, and by its whole path. */
@OnePerApplication
public class StoredFiles {

    private static final int BUFFER = 64 * 1024;

    private final Database database;
    private final SourceFolders folders;

    @Inject
    StoredFiles(Database database, SourceFolders folders) {
        this.database = database;
        this.folders = folders;
    }

    /** Empty if the source has no file of this path. */
    public Optional<StoredFile> find(String source, String path) {
        return database.find(
                "SELECT f.path, f.bytes, f.sha256 FROM seans_source_file f JOIN seans_import_source s ON s.id = f.source_id"
                        + " WHERE s.name = ? AND f.path = ? AND NOT f.leaving",
                row -> new StoredFile(source, row.getString("path"), row.getLong("bytes"), row.getString("sha256")),
                source,
                path);
    }

    /**
     * Opens one. What is replaced while it is read is read to its end as it was.
     *
     * @throws NoSuchFileException if its bytes are not there, or have another length than its row says: it is being replaced or
     *     removed, or this node does not see the files
     */
    public FileChannel open(StoredFile file) throws IOException {
        FileChannel content = FileChannel.open(folders.file(file.source(), new UploadName(file.path())));
        if (content.size() != file.bytes()) {
            content.close();
            throw new NoSuchFileException(file.path(), null, "it has another length than its row says");
        }
        return content;
    }

    /** Whether these are the bytes of its row, which they may not be while it is replaced by one of the same length. */
    public static boolean isContentOf(StoredFile file, FileChannel content) throws IOException {
        MessageDigest digest = Sha256.begin();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = 0; at < file.bytes(); at += buffer.position()) {
            buffer.clear();
            if (content.read(buffer, at) < 0) {
                return false;
            }
            digest.update(buffer.array(), 0, buffer.position());
        }
        return HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
    }

    /**
     * A file of a source.
     *
     * @param path as records name it
     * @param sha256 in hex
     */
    public record StoredFile(String source, String path, long bytes, String sha256) {}
}
