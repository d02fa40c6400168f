package dev.seans;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents are a house, too: whoever enters by the README finds each page, and no door leads nowhere. */
class DocumentsTest {

    private static final Path README = Path.of("README.md");
    private static final int LONGEST_README = 200;
    private static final int LONGEST_PAGE = 300;
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,5} (.*)");
    private static final Pattern OUTSIDE = Pattern.compile("[a-z]+:.*");

    /** Its own kind: a table without end, in which everybody searches. */
    private static final Set<Path> LISTS = Set.of(Path.of("CHANGELOG.md"));

    static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> below = Files.walk(Path.of("docs"))) {
            return Stream.concat(top, below)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAPlaceThatIsThere(Path page) throws IOException {
        assertThat(links(page)).allSatisfy(link -> {
            Path target = target(page, link);
            assertThat(target).as(link).exists();
            if (link.contains("#")) {
                assertThat(anchors(target)).as(link).contains(link.substring(link.indexOf('#') + 1));
            }
        });
    }

    @Test
    void whoFollowsLinksFromTheReadmeFindsEveryPage() throws IOException {
        Set<Path> found = new LinkedHashSet<>(Set.of(README));
        Deque<Path> next = new ArrayDeque<>(found);
        while (!next.isEmpty()) {
            Path page = next.remove();
            for (String link : links(page)) {
                Path target = target(page, link);
                if (target.toString().endsWith(".md") && found.add(target)) {
                    next.add(target);
                }
            }
        }

        assertThat(found).containsAll(pages());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageIsLongerThanSomebodyReads(Path page) throws IOException {
        int longest = page.equals(README) ? LONGEST_README : LONGEST_PAGE;

        assertThat(LISTS.contains(page) ? List.of() : Files.readAllLines(page)).hasSizeLessThanOrEqualTo(longest);
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(prose(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !OUTSIDE.matcher(link).matches())
                .toList();
    }

    private static Path target(Path page, String link) {
        String path = URLDecoder.decode(link.split("#", -1)[0], StandardCharsets.UTF_8);
        return path.isEmpty() ? page : page.resolveSibling(path).normalize();
    }

    /** As GitHub and GitLab make them of headings. */
    private static List<String> anchors(Path page) throws IOException {
        return prose(page)
                .lines()
                .map(HEADING::matcher)
                .filter(heading -> heading.matches())
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** Without what is shown as code. */
    private static String prose(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?ms)^ *```.*?^ *```$", "");
    }
}
