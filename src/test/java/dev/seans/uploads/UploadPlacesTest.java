package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.RequestThreads;
import dev.seans.settings.Setting;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadPlacesTest {

    private static final SessionKey SESSION = SessionId.generate().key();

    private final UploadPlaces places = places(OptionalInt.empty());

    private static UploadPlaces places(OptionalInt threads) {
        return new UploadPlaces(
                GivenSettings.with(Map.of(
                        "seans.upload.at-once", "2",
                        "seans.upload.at-once-user", "3",
                        "seans.upload.at-once-node", "4")),
                new RequestThreads(threads));
    }

    private static PacedBody body() {
        UploadLimits limits = new UploadLimits(new UploadFolders(Path.of("nowhere")), GivenSettings.defaults());
        return new PacedBody(InputStream.nullInputStream(), limits, () -> 0);
    }

    private Setting refusal(SessionKey key, String source) {
        return assertThatExceptionOfType(UploadRefusedException.class)
                .isThrownBy(() -> places.take(key, source, body()))
                .actual()
                .limit();
    }

    @Test
    void aSessionHasItsPlaces() {
        places.take(SESSION, "a", body());
        places.take(SESSION, "a", body());

        assertThat(refusal(SESSION, "a")).isEqualTo(Setting.UPLOAD_AT_ONCE);
    }

    @Test
    void allSessionsOfASourceHaveItsPlaces() {
        for (int taken = 0; taken < 3; taken++) {
            places.take(SessionId.generate().key(), "a", body());
        }

        assertThat(refusal(SESSION, "a")).isEqualTo(Setting.UPLOAD_AT_ONCE_USER);
        assertThatNoException().isThrownBy(() -> places.take(SESSION, "b", body()));
    }

    @Test
    void allSourcesHaveThePlacesOfTheNode() {
        for (int taken = 0; taken < 4; taken++) {
            places.take(SessionId.generate().key(), "a" + taken, body());
        }

        assertThat(refusal(SESSION, "b")).isEqualTo(Setting.UPLOAD_AT_ONCE_NODE);
    }

    @Test
    void aPlaceThatIsGivenBackIsFree() {
        PacedBody first = body();
        places.take(SESSION, "a", first);
        places.take(SESSION, "a", body());

        places.giveBack(first);

        assertThatNoException().isThrownBy(() -> places.take(SESSION, "a", body()));
    }

    @ParameterizedTest
    @CsvSource({"5, 2", "6, 2", "200, 4", "2, 1", "1, 1"})
    void lessThanHalfOfTheThreadsReceiveUploads(int threads, int received) {
        assertThat(places(OptionalInt.of(threads)).ofNode()).isEqualTo(received);
    }
}
