package dev.seans.upstream;

import static dev.seans.upstream.GivenKeys.cipher;
import static dev.seans.upstream.GivenKeys.key;
import static dev.seans.upstream.GivenSessions.ERP;
import static dev.seans.upstream.GivenSessions.PLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCipherTest {

    private static final SessionContent CONTENT = GivenSessions.full();
    private static final byte[] FINGERPRINT = new byte[] {1, 2, 3};

    private final SessionCipher cipher = cipher(key("k1", 1));

    @Test
    void whatIsSealedIsOpenedAtItsPlace() throws UnreadableSessionException {
        SealedBytes sealed = cipher.seal(PLACE, CONTENT);

        assertThat(sealed.keyName()).isEqualTo("k1");
        assertThat(cipher.open(PLACE, sealed.bytes())).isEqualTo(CONTENT);
    }

    @Test
    void theStoredBytesShowTheNameOfTheKeyAndNothingOfTheSession() {
        String stored = new String(cipher.seal(PLACE, CONTENT).bytes(), StandardCharsets.ISO_8859_1);

        assertThat(stored).startsWith("\u0001\u0002k1").doesNotContain("IBSession", "example", "Basic");
    }

    @Test
    void nothingIsEncryptedTwiceAlike() {
        Set<String> all = new HashSet<>();
        for (int turn = 0; turn < 1000; turn++) {
            all.add(new String(cipher.seal(PLACE, CONTENT).bytes(), StandardCharsets.ISO_8859_1));
        }
        assertThat(all).hasSize(1000);
        assertThat(all.stream().map(stored -> stored.substring(4, 16))).doesNotHaveDuplicates();
    }

    static Stream<SessionPlace> otherPlaces() {
        return Stream.of(
                new SessionPlace(new UpstreamName("shop"), 2, 7),
                new SessionPlace(new UpstreamName("erp2"), 2, 7),
                new SessionPlace(ERP, 1, 7),
                new SessionPlace(ERP, 27, 7),
                new SessionPlace(ERP, 2, 6),
                new SessionPlace(ERP, 2, 8));
    }

    @ParameterizedTest
    @MethodSource("otherPlaces")
    void whatWasCopiedToAnotherPlaceIsRefused(SessionPlace other) {
        byte[] sealed = cipher.seal(PLACE, CONTENT).bytes();

        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> cipher.open(other, sealed))
                .withMessageContaining("or it was copied here from another row or another time");
    }

    @Test
    void everySingleChangedByteIsNoticed() {
        byte[] sealed = cipher.seal(PLACE, CONTENT).bytes();
        for (int index = 0; index < sealed.length; index++) {
            byte[] tampered = sealed.clone();
            tampered[index] ^= 1;
            assertThatExceptionOfType(UnreadableSessionException.class)
                    .as("byte %d", index)
                    .isThrownBy(() -> cipher.open(PLACE, tampered));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 15, 16, 31, 40})
    void whatIsTooShortIsRefused(int length) {
        byte[] sealed = cipher.seal(PLACE, CONTENT).bytes();

        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> cipher.open(PLACE, Arrays.copyOf(sealed, length)));
    }

    @Test
    void aMissingKeyIsNamedWithThoseThatAreThere() {
        byte[] sealed = cipher(key("old", 1)).seal(PLACE, CONTENT).bytes();

        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> cipher(key("new", 2), key("newer", 3)).open(PLACE, sealed))
                .withMessage("the stored session of erp (slot 2, version 7) is encrypted with the key old, which is not"
                        + " there; there are [new, newer], given by the program: put the key there again, or refresh"
                        + " makes the keeper log in anew");
    }

    @Test
    void anotherKeyOfTheSameNameIsToldApart() {
        byte[] sealed = cipher.seal(PLACE, CONTENT).bytes();

        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> cipher(key("k1", 2)).open(PLACE, sealed))
                .withMessage("the stored session of erp (slot 2, version 7) cannot be decrypted with key k1, given by"
                        + " the program: whoever stored it has another key of this name, or it was copied here from"
                        + " another row or another time; give all nodes the same keys, or refresh makes the keeper"
                        + " log in anew");
    }

    @Test
    void anotherFormatIsDamagedOrNewer() {
        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> cipher.open(PLACE, new byte[] {9, 2, 3}))
                .withMessage(
                        "the stored session of erp (slot 2, version 7) is damaged, or was stored by another version"
                                + " of Seans: refresh makes the keeper log in anew");
    }

    @Test
    void whatStandsInTheTableAsTheNameOfAKeyCannotForgeALogLine() {
        byte[] sealed = cipher.seal(PLACE, CONTENT).bytes();
        sealed[2] = '\n';

        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> cipher.open(PLACE, sealed))
                .withMessageContaining("encrypted with the key ?1, which is not there");
    }

    @Test
    void aNewFirstKeyEncryptsWhileTheOldOneStillDecrypts() throws UnreadableSessionException {
        byte[] old = cipher.seal(PLACE, CONTENT).bytes();
        SessionCipher rotated = cipher(key("k2", 2), key("k1", 1));

        assertThat(rotated.open(PLACE, old)).isEqualTo(CONTENT);
        assertThat(rotated.activeKeyName()).isEqualTo("k2");
        assertThat(rotated.seal(PLACE, CONTENT).keyName()).isEqualTo("k2");
    }

    /** Another node has read the new file of keys a moment earlier than this one. */
    @Test
    void aKeyThatIsNotKnownYetIsLookedForOnceMore() throws UnreadableSessionException {
        byte[] sealed = cipher(key("k2", 2)).seal(PLACE, CONTENT).bytes();
        EncryptionKeys late = new EncryptionKeys() {
            @Override
            public KeyRing current() {
                return new KeyRing(List.of(key("k1", 1)));
            }

            @Override
            public KeyRing latest() {
                return new KeyRing(List.of(key("k2", 2), key("k1", 1)));
            }
        };

        assertThat(new SessionCipher(late).open(PLACE, sealed)).isEqualTo(CONTENT);
    }

    @Test
    void aSessionThatTheColumnCannotHoldIsRefused() {
        assertThat(SessionCipher.fits(GivenSessions.withCookie("x".repeat(99_000))))
                .isTrue();
        assertThat(cipher.seal(PLACE, GivenSessions.withCookie("x".repeat(99_000)))
                        .bytes())
                .hasSizeLessThanOrEqualTo(100_000);
        SessionContent large = GivenSessions.withCookie("x".repeat(100_000));

        assertThat(SessionCipher.fits(large)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cipher.seal(PLACE, large))
                .withMessage("expected a session of at most 100 kB");
    }

    @Test
    void fingerprintsAreReadAsTheyWereWritten() throws Exception {
        SealedBytes sealed = cipher.sealFingerprints(ERP, FINGERPRINT);

        assertThat(sealed.keyName()).isEqualTo("k1");
        assertThat(cipher.openFingerprints(ERP, sealed.bytes())).isEqualTo(FINGERPRINT);
    }

    @Test
    void fingerprintsOfAnotherUpstreamOrKeyCannotBeRead() {
        byte[] sealed = cipher.sealFingerprints(ERP, FINGERPRINT).bytes();

        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> cipher.openFingerprints(new UpstreamName("shop"), sealed));
        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> cipher(key("k2", 1)).openFingerprints(ERP, sealed));
        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> cipher.openFingerprints(ERP, new byte[0]));
    }

    @Test
    void aFingerprintIsNoSession() {
        byte[] sealed = cipher.sealFingerprints(ERP, FINGERPRINT).bytes();

        assertThatExceptionOfType(UnreadableSessionException.class).isThrownBy(() -> cipher.open(PLACE, sealed));
    }

    @Test
    void nothingShowsAKey() {
        assertThat(key("k1", 0x41)).hasToString("key k1");
    }
}
