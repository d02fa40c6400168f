package dev.seans.services;

import dev.seans.reuse.ApplicationFile;
import jakarta.servlet.ServletContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the classes and libraries of an application, wherever the server has put them. */
final class ApplicationFiles {

    private static final List<String> FOLDERS = List.of("/WEB-INF/classes/", "/WEB-INF/lib/");

    private ApplicationFiles() {}

    static List<ApplicationFile> of(ServletContext context) {
        List<ApplicationFile> files = new ArrayList<>();
        Deque<String> paths = new ArrayDeque<>(FOLDERS);
        while (!paths.isEmpty()) {
            String path = paths.remove();
            if (path.endsWith("/")) {
                paths.addAll(inside(context, path));
            } else {
                files.add(new ApplicationFile(path, () -> open(context, path)));
            }
        }
        return files;
    }

    private static Set<String> inside(ServletContext context, String folder) {
        @Nullable Set<String> found = context.getResourcePaths(folder);
        return found == null ? Set.of() : found;
    }

    private static InputStream open(ServletContext context, String path) throws IOException {
        @Nullable InputStream content = context.getResourceAsStream(path);
        if (content == null) {
            throw new FileNotFoundException(path);
        }
        return content;
    }
}
