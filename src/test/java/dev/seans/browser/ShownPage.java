package dev.seans.browser;

import java.util.List;

/**
 * A page of the console.
 *
 * @param address behind {@code #/}
 * @param texts what must stand on it
 */
record ShownPage(String address, List<String> texts) {

    ShownPage(String address, String... texts) {
        this(address, List.of(texts));
    }

    /** The name of its screenshot: the same in each run. */
    String picture() {
        return address.replaceFirst("\\?.*", "").replaceFirst("/.*", "-one");
    }

    /** Ids differ from run to run. */
    @Override
    public String toString() {
        return picture();
    }
}
