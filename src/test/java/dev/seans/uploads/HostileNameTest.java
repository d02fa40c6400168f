package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fuzz.Hostile;
import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.SessionKey;
import dev.seans.identity.UploadName;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a file is called, it lies below its session's folder, under a name that every file system takes. */
class HostileNameTest {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));

    private final Path home = Path.of("home").toAbsolutePath();
    private final UploadFolders folders = new UploadFolders(home);

    @Provide
    Arbitrary<String> names() {
        return Hostile.text();
    }

    @Property
    void a_name_is_refused_or_stays_below_its_folder(@ForAll("names") String sent) {
        try {
            Path file = folders.file(KEY, UploadName.clean(sent), 1);

            assertThat(file).isEqualTo(file.normalize());
            assertThat(file.startsWith(
                            home.resolve("uploads").resolve(KEY.hex()).resolve("1")))
                    .as(file.toString())
                    .isTrue();
            assertThat(home.relativize(file).toString()).matches("[\\x20-\\x7E]+");
        } catch (InvalidUploadNameException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
