package dev.seans.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContradictionsTest {

    private static final String PREFIX = "Seans was not started, because of its settings: ";

    @Test
    void aFragmentCannotBeLargerThanAFile() {
        assertRefused(
                Map.of("seans.exchange.file-limit", "2 GB", "seans.upload.max-file", "1 GB"),
                "seans.exchange.file-limit = 2 GB (system property) must not exceed"
                        + " seans.upload.max-file = 1 GB (system property)");
    }

    @Test
    void aFileCannotBeLargerThanASession() {
        assertRefused(
                Map.of("seans.upload.max-file", "21 GB"),
                "seans.upload.max-file = 21 GB (system property) must not exceed"
                        + " seans.upload.max-session = 20 GB (default)");
    }

    @Test
    void anImportIsStuckBeforeItsSessionEnds() {
        assertRefused(
                Map.of("seans.import.stuck-after", "24 h"),
                "seans.import.stuck-after = 24 h (system property) must be shorter than"
                        + " seans.exchange.session-timeout = 24 h (default)");
    }

    @Test
    void aRequestIsAnsweredBefore1cGivesUp() {
        assertRefused(
                Map.of("seans.import.hold", "3 min"),
                "seans.import.hold = 3 min (system property) must be shorter than"
                        + " the 180 s after which 1C gives up");
    }

    @Test
    void allContradictionsAreToldAtOnce() {
        assertRefused(
                Map.of("seans.upload.max-file", "21 GB", "seans.import.hold", "1 h"),
                "seans.upload.max-file = 21 GB (system property) must not exceed"
                        + " seans.upload.max-session = 20 GB (default);"
                        + " seans.import.hold = 1 h (system property) must be shorter than"
                        + " the 180 s after which 1C gives up");
    }

    @Test
    void aWebhookNeedsASecretAndAShop() {
        assertRefused(
                Map.of(
                        "seans.shop.bikes.url",
                        "https://bikes.example.com/hook",
                        "seans.shop.bikes.secret",
                        "whsec_short"),
                "seans.shop.bikes.url needs seans.shop.bikes.secret: whsec_ and 24 to 64 random bytes in Base64");
        assertRefused(
                Map.of("seans.shop.url", "https://bikes.example.com/hook"),
                "seans.shop.url and seans.shop.secret are set for each shop by its name, as seans.shop.<user>.url");
        assertRefused(
                Map.of("seans.shop.bikes.url", "https://me:secret@bikes.example.com"),
                "seans.shop.bikes.url (system property): expected an http or https URL with a host, without user and fragment");
    }

    @Test
    void theBordersThemselvesAreAllowed() {
        assertThatCode(() -> GivenSettings.with(Map.of(
                        "seans.exchange.file-limit", "4 GB",
                        "seans.upload.max-file", "4 GB",
                        "seans.upload.max-session", "4 GB",
                        "seans.import.hold", "179999 ms",
                        "seans.import.stuck-after", "1439 min")))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(Map<String, String> given, String message) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> GivenSettings.with(given))
                .withMessage(PREFIX + message);
    }
}
