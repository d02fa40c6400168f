package dev.seans.testkit.onec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A file of a portion: XML by its bare name, images by their relative path. */
public final class OneCFile {

    private final String name;
    private final byte[] content;

    public OneCFile(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    public static OneCFile of(String name, String content) {
        return new OneCFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public String name() {
        return name;
    }

    public byte[] content() {
        return content.clone();
    }

    boolean isXml() {
        return name.toLowerCase(Locale.ROOT).endsWith(".xml");
    }

    /** The file in pieces of at most {@code limit} bytes; -1: in one. */
    List<byte[]> fragments(long limit) {
        if (limit <= 0 || content.length <= limit) {
            return List.of(content);
        }
        List<byte[]> fragments = new ArrayList<>();
        for (long from = 0; from < content.length; from += limit) {
            fragments.add(Arrays.copyOfRange(content, (int) from, (int) Math.min(from + limit, content.length)));
        }
        return fragments;
    }
}
