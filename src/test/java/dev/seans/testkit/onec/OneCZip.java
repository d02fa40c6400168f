package dev.seans.testkit.onec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The one archive of its whole folder that 1C sends when the server has said {@code zip=yes}. */
public final class OneCZip {

    private OneCZip() {}

    static OneCFile of(List<OneCFile> files) throws IOException {
        return of("v8_7F3A_1c.zip", StandardCharsets.UTF_8, files);
    }

    /**
     * An archive of this name.
     *
     * @param charset of the names in it: cp866 under Russian Windows
     */
    public static OneCFile of(String name, Charset charset, List<OneCFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
            for (OneCFile file : files) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.content());
            }
        }
        return new OneCFile(name, bytes.toByteArray());
    }
}
