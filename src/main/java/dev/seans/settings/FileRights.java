package dev.seans.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Who may read what is written to {@code seans.home}, whatever the process would let others read: its user, and the group
 * of that user if an operator wants it, for a program that shows images. Where the file system knows no such rights, those
 * of the folder above count.
 */
public final class FileRights {

    /** For secrets. */
    public static final FileRights OWNER = new FileRights("rwx------", "rw-------");

    private static final FileRights GROUP = new FileRights("rwxr-x---", "rw-r-----");

    private final Set<PosixFilePermission> ofDirectories;
    private final Set<PosixFilePermission> ofFiles;

    private FileRights(String ofDirectories, String ofFiles) {
        this.ofDirectories = PosixFilePermissions.fromString(ofDirectories);
        this.ofFiles = PosixFilePermissions.fromString(ofFiles);
    }

    /** For uploads and images. */
    public static FileRights of(Settings settings) {
        return settings.text(Setting.HOME_READERS).equals("group") ? GROUP : OWNER;
    }

    /** Makes the directory, and those above it, as far as they are not there. */
    public void createDirectories(Path directory) throws IOException {
        Deque<Path> made = new ArrayDeque<>();
        for (Path up = directory.toAbsolutePath(); up != null && !Files.exists(up); up = up.getParent()) {
            made.push(up);
        }
        Files.createDirectories(directory, attributes(directory, ofDirectories));
        for (Path each : made) {
            open(each, ofDirectories);
        }
    }

    /** Makes a new file, to be written to. */
    public FileChannel createFile(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file, ofFiles));
        open(file, ofFiles);
        return channel;
    }

    /** Adds what is missing for a directory that was made before anybody knew who may read it. */
    public void open(Path directory) throws IOException {
        open(directory, ofDirectories);
    }

    /** A umask has taken from a new file what a group was to have; for the owner alone it can take nothing that matters. */
    private void open(Path path, Set<PosixFilePermission> rights) throws IOException {
        if (equals(GROUP) && knowsRights(path)) {
            Set<PosixFilePermission> wider = new HashSet<>(Files.getPosixFilePermissions(path));
            if (wider.addAll(rights)) {
                Files.setPosixFilePermissions(path, wider);
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> rights) {
        return knowsRights(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsRights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
