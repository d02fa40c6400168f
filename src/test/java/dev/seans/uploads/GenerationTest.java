package dev.seans.uploads;

import static dev.seans.uploads.FileStart.JPEG;
import static dev.seans.uploads.FileStart.PNG;
import static dev.seans.uploads.FileStart.UNKNOWN;
import static dev.seans.uploads.FileStart.XML;
import static dev.seans.uploads.FileStart.ZIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a part means for the newest generation of its name. */
class GenerationTest {

    private static final long LIMIT = 10;
    private static final Part HEAD = part(10, "head", XML);
    private static final Part OTHER_HEAD = part(10, "other head", XML);
    private static final Part MIDDLE = part(10, "middle", UNKNOWN);
    private static final Part TAIL = part(4, "tail", UNKNOWN);
    private static final Part WHOLE_IMAGE = part(7, "image", JPEG);

    @Test
    void theFirstPartBeginsTheFirstGeneration() {
        assertThat(Generation.first(HEAD)).isEqualTo(new Generation(1, 10, 1, 10, "head", XML, false));
    }

    @Test
    void aFurtherPartIsAppended() {
        assertThat(uploaded(HEAD).attach(MIDDLE, LIMIT))
                .isEqualTo(Attachment.appended(new Generation(1, 20, 2, 10, "middle", XML, false)));
        assertThat(uploaded(HEAD, MIDDLE).attach(TAIL, LIMIT))
                .isEqualTo(Attachment.appended(new Generation(1, 24, 3, 4, "tail", XML, false)));
    }

    @Test
    void aRepeatOfTheLastPartIsAcknowledged() {
        assertAcknowledged(uploaded(HEAD), HEAD);
        assertAcknowledged(uploaded(HEAD, MIDDLE), MIDDLE);
        assertAcknowledged(uploaded(WHOLE_IMAGE), WHOLE_IMAGE);
    }

    @Test
    void aRepeatOfAnEarlierPartIsNone() {
        Generation generation = uploaded(HEAD, MIDDLE, TAIL);

        assertThat(generation.attach(MIDDLE, LIMIT).kind()).isEqualTo(Attachment.Kind.APPENDED);
    }

    @Test
    void thePartMustBeEqualInLengthAndContentToBeARepeat() {
        Generation generation = uploaded(HEAD, MIDDLE);

        assertThat(generation.attach(part(9, "middle", UNKNOWN), LIMIT).kind()).isEqualTo(Attachment.Kind.APPENDED);
        assertThat(generation.attach(part(10, "middlE", UNKNOWN), LIMIT).kind()).isEqualTo(Attachment.Kind.APPENDED);
    }

    @Test
    void anXmlDeclarationStartsTheFileAnew() {
        assertThat(uploaded(HEAD, MIDDLE).attach(OTHER_HEAD, LIMIT))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "other head", XML, false)));
        assertThat(uploaded(HEAD, MIDDLE).attach(HEAD, LIMIT))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "head", XML, false)));
        assertThat(uploaded(HEAD).attach(OTHER_HEAD, LIMIT))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "other head", XML, false)));
    }

    @Test
    void anImageThatComesAgainReplacesTheOneThatHadEnded() {
        Part other = part(6, "other image", JPEG);
        assertThat(uploaded(WHOLE_IMAGE).attach(other, LIMIT))
                .isEqualTo(Attachment.begun(new Generation(2, 6, 1, 6, "other image", JPEG, false)));

        Part head = part(10, "head of an image", JPEG);
        assertThat(uploaded(head, TAIL).attach(head, LIMIT))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "head of an image", JPEG, false)));
    }

    @Test
    void aFragmentThatHappensToBeginLikeTheFileIsAppendedWhileTheFileHasNotEnded() {
        Part head = part(10, "head of an archive", ZIP);

        assertThat(uploaded(head).attach(part(10, "a stored entry", ZIP), LIMIT).kind())
                .isEqualTo(Attachment.Kind.APPENDED);
    }

    @Test
    void aFragmentThatBeginsLikeAnotherKindOfFileIsAppended() {
        assertThat(uploaded(WHOLE_IMAGE).attach(part(6, "png", PNG), LIMIT).kind())
                .isEqualTo(Attachment.Kind.APPENDED);
    }

    /** Two texts cannot be told from two fragments of one. */
    @Test
    void aFileThatBeginsLikeNothingKnownGrows() {
        assertThat(uploaded(TAIL).attach(part(5, "more", UNKNOWN), LIMIT).kind())
                .isEqualTo(Attachment.Kind.APPENDED);
    }

    @Test
    void afterTheSealEveryPartBeginsTheNextGeneration() {
        assertThat(sealed(uploaded(HEAD)).attach(OTHER_HEAD, LIMIT))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "other head", XML, false)));
        assertThat(sealed(uploaded(HEAD)).attach(MIDDLE, LIMIT))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "middle", UNKNOWN, false)));
    }

    @Test
    void theSameWholeFileAfterTheSealIsAReUpload() {
        assertThat(sealed(uploaded(HEAD)).attach(HEAD, LIMIT))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "head", XML, false)));
        assertThat(sealed(uploaded(WHOLE_IMAGE)).attach(WHOLE_IMAGE, LIMIT))
                .isEqualTo(Attachment.begun(new Generation(2, 7, 1, 7, "image", JPEG, false)));
    }

    @Test
    void aRepeatOfTheLastFragmentThatTheImportOvertookIsAcknowledged() {
        Generation sealed = sealed(uploaded(HEAD, TAIL));

        assertAcknowledged(sealed, TAIL);
    }

    @Test
    void numbersGoOnFromTheNewestGeneration() {
        Generation third = new Generation(3, 10, 1, 10, "head", XML, true);

        assertThat(third.attach(OTHER_HEAD, LIMIT).generation().number()).isEqualTo(4);
    }

    private static void assertAcknowledged(Generation generation, Part part) {
        assertThat(generation.attach(part, LIMIT)).isEqualTo(Attachment.acknowledged(generation));
    }

    private static Generation uploaded(Part first, Part... further) {
        Generation generation = Generation.first(first);
        for (Part part : further) {
            generation = generation.attach(part, LIMIT).generation();
        }
        return generation;
    }

    private static Generation sealed(Generation open) {
        return new Generation(
                open.number(),
                open.bytes(),
                open.parts(),
                open.lastPartBytes(),
                open.lastPartSha256(),
                open.start(),
                true);
    }

    private static Part part(long bytes, String sha256, FileStart start) {
        return new Part(Path.of("part"), bytes, sha256, start);
    }
}
