package dev.seans.files;

import dev.seans.changes.ChangeNumbers;
import dev.seans.settings.OnePerApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keeps files for their source, row and bytes together, in the caller's transaction. */
@OnePerApplication
class SourceFiles {

    private static final Logger LOG = System.getLogger(SourceFiles.class.getName());

    private final SourceFileRows rows;
    private final SourceFolders folders;
    private final ChangeNumbers changes;

    @Inject
    SourceFiles(SourceFileRows rows, SourceFolders folders, ChangeNumbers changes) {
        this.rows = rows;
        this.folders = folders;
        this.changes = changes;
    }

    /** The source of this name; empty if 1C has never talked as it. */
    public Optional<FileOwner> owner(String source) {
        return rows.owner(source);
    }

    /**
     * Takes files in:
     *
     * <ol>
     *   <li>Files whose upload is gone are left out. On a node that does not see the uploads nothing is known to be gone.
     *   <li>The next number of the changes of the source is taken: from here on others that change something of it wait.
     *   <li>The rows that are there are locked, in the order of their paths; what was received later than the new file
     *       stays.
     *   <li>The other rows are written. Who violates the unique path here has moved nothing yet.
     *   <li>Only then the files are moved: nobody else moves one to these paths before the commit. After a crash in
     *       between, the work is done again and finds the file in its place.
     *   <li>Their names are forced to disk, each folder once.
     * </ol>
     *
     * A file that cannot be moved, because its path belongs to a folder, is left out, too: one bad image must not cost the
     * others.
     *
     * @throws UncheckedIOException if they cannot be kept here and now
     */
    void take(FileOwner owner, List<IncomingFile> files) {
        Map<String, IncomingFile> byPath = new TreeMap<>();
        files.stream()
                .filter(file -> isThere(owner, file))
                .forEach(file -> byPath.put(file.path().path(), file));
        if (byPath.isEmpty()) {
            return;
        }
        long changeNo = changes.next(owner.sourceId());
        Map<String, SourceFileRows.Known> all = rows.lock(owner, byPath.keySet());
        List<IncomingFile> fresh = new ArrayList<>();
        List<IncomingFile> newer = new ArrayList<>();
        byPath.forEach((path, file) -> {
            SourceFileRows.Known known = all.get(path);
            if (known == null) {
                fresh.add(file);
            } else if (!known.receivedAt().isAfter(file.receivedAt())) {
                newer.add(file);
            }
        });
        rows.replace(
                owner,
                newer,
                file -> Objects.requireNonNull(all.get(file.path().path())).changeNo(file, changeNo));
        rows.insert(owner, fresh, file -> changeNo);
        Set<Path> touched = new HashSet<>();
        newer.forEach(file -> move(owner, file, touched));
        fresh.forEach(file -> move(owner, file, touched));
        keepEntries(owner, touched);
    }

    private void keepEntries(FileOwner owner, Set<Path> touched) {
        try {
            folders.keepEntries(touched);
        } catch (IOException failed) {
            throw new UncheckedIOException("Files of source " + owner.source() + " could not be kept", failed);
        }
    }

    private void move(FileOwner owner, IncomingFile file, Set<Path> touched) {
        try {
            touched.add(folders.move(owner.source(), file));
        } catch (NotDirectoryException | FileAlreadyExistsException | DirectoryNotEmptyException bad) {
            rows.remove(owner, file.path().path());
            warn(owner, file, bad.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException("A file of source " + owner.source() + " could not be kept", failed);
        }
    }

    private boolean isThere(FileOwner owner, IncomingFile file) {
        try {
            if (folders.isThere(owner.source(), file)) {
                return true;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("A file of source " + owner.source() + " could not be read", failed);
        }
        if (!Files.isDirectory(file.folder())) {
            throw new UncheckedIOException(new NoSuchFileException(
                    file.folder().toString(),
                    null,
                    "this node does not see the uploads of source " + owner.source()
                            + "; is seans.home there, and shared by all nodes?"));
        }
        warn(owner, file, "its upload is gone from seans.home, or shorter than its row says");
        return false;
    }

    private static void warn(FileOwner owner, IncomingFile file, String why) {
        LOG.log(
                Level.WARNING,
                "The file \"{0}\" of source {1} is left out, its products lack it until 1C sends it again: {2}",
                file.path(),
                owner.source(),
                why);
    }
}
