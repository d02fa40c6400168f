package dev.seans.reuse;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of the application, from which its version is told.
 *
 * @param name such as {@code /WEB-INF/lib/shop.jar}
 */
public record ApplicationFile(String name, Content content) {

    /** Opens the file. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
