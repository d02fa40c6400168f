package dev.seans.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The one archive that 1C sends when the server has said {@code zip=yes}. */
final class OneCZip {

    private OneCZip() {}

    static OneCFile of(List<OneCFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (OneCFile file : files) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.content());
            }
        }
        return new OneCFile("v8_7F3A_1c.zip", bytes.toByteArray());
    }
}
