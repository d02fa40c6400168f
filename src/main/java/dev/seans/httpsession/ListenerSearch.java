package dev.seans.httpsession;

import jakarta.servlet.ServletContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Finds the listeners that the container finds: those of web.xml, and unless that is complete, those of fragments and
 * those that are annotated. Classes are not loaded for it: an annotation's name stands in the bytes of its class.
 */
final class ListenerSearch {

    private static final Logger LOG = System.getLogger(ListenerSearch.class.getName());

    private static final String CLASSES = "/WEB-INF/classes/";
    private static final String LIBRARIES = "/WEB-INF/lib/";
    private static final String DESCRIPTOR = "/WEB-INF/web.xml";
    private static final String FRAGMENT = "META-INF/web-fragment.xml";
    private static final String CLASS = ".class";
    private static final String ANNOTATION = "Ljakarta/servlet/annotation/WebListener;";

    private final ServletContext context;
    private final int mostClasses;
    private final Set<String> found = new LinkedHashSet<>();
    private boolean isComplete;
    private int classes;

    /**
     * A search.
     *
     * @param mostClasses how many are looked at, for a deployment must not take long for a warning's sake
     */
    ListenerSearch(ServletContext context, int mostClasses) {
        this.context = context;
        this.mostClasses = mostClasses;
    }

    /** Names of classes; what cannot be read is left out, for the container will say more about it. */
    Set<String> names() {
        reading(DESCRIPTOR, this::addAll);
        if (!isComplete) {
            searchClasses(CLASSES);
            paths(LIBRARIES).stream()
                    .filter(path -> path.endsWith(".jar"))
                    .forEach(path -> reading(path, this::searchJar));
        }
        if (classes >= mostClasses) {
            LOG.log(
                    Level.INFO,
                    "Only the first {0} classes of the application were searched for listeners of sessions",
                    Integer.toString(mostClasses));
        }
        return found;
    }

    private void addAll(InputStream descriptor) throws IOException {
        try {
            ListenerDescriptor read = ListenerDescriptor.read(descriptor);
            found.addAll(read.listeners());
            isComplete |= read.isComplete();
        } catch (XMLStreamException malformed) {
            throw new IOException(malformed);
        }
    }

    private void searchClasses(String folder) {
        for (String path : paths(folder)) {
            if (path.endsWith("/")) {
                searchClasses(path);
            } else if (path.endsWith(CLASS)) {
                reading(path, input -> searchClass(path.substring(CLASSES.length()), input));
            }
        }
    }

    private void searchJar(InputStream jar) throws IOException {
        ZipInputStream entries = new ZipInputStream(jar);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().equals(FRAGMENT)) {
                addAll(new Unclosed(entries));
            } else if (entry.getName().endsWith(CLASS)) {
                searchClass(entry.getName(), entries);
            }
        }
    }

    private void searchClass(String path, InputStream input) throws IOException {
        if (classes < mostClasses) {
            classes++;
            // Names in a class file are ASCII here, whatever else is in it.
            if (new String(input.readAllBytes(), StandardCharsets.ISO_8859_1).contains(ANNOTATION)) {
                found.add(path.substring(0, path.length() - CLASS.length()).replace('/', '.'));
            }
        }
    }

    private Set<String> paths(String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        return paths == null ? Set.of() : paths;
    }

    private void reading(String path, Reading reading) {
        try (InputStream input = context.getResourceAsStream(path)) {
            if (input != null) {
                reading.read(input);
            }
        } catch (IOException unreadable) {
            LOG.log(Level.DEBUG, () -> path + " was not searched for listeners of sessions", unreadable);
        }
    }

    @FunctionalInterface
    private interface Reading {

        void read(InputStream input) throws IOException;
    }

    /** A parser closes what it has read; here the rest of the jar comes behind it. */
    private static final class Unclosed extends FilterInputStream {

        private Unclosed(InputStream input) {
            super(input);
        }

        @Override
        public void close() {}
    }
}
