package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a part means for the newest generation of its name. */
class GenerationTest {

    private static final Part HEAD = part(10, "head", true);
    private static final Part OTHER_HEAD = part(10, "other head", true);
    private static final Part MIDDLE = part(10, "middle", false);
    private static final Part TAIL = part(4, "tail", false);
    private static final Part WHOLE_IMAGE = part(7, "image", false);

    @Test
    void theFirstPartBeginsTheFirstGeneration() {
        assertThat(Generation.first(HEAD)).isEqualTo(new Generation(1, 10, 1, 10, "head", false));
    }

    @Test
    void aFurtherPartIsAppended() {
        assertThat(uploaded(HEAD).attach(MIDDLE))
                .isEqualTo(Attachment.appended(new Generation(1, 20, 2, 10, "middle", false)));
        assertThat(uploaded(HEAD, MIDDLE).attach(TAIL))
                .isEqualTo(Attachment.appended(new Generation(1, 24, 3, 4, "tail", false)));
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

        assertThat(generation.attach(MIDDLE).kind()).isEqualTo(Attachment.Kind.APPENDED);
    }

    @Test
    void thePartMustBeEqualInLengthAndContentToBeARepeat() {
        Generation generation = uploaded(HEAD, MIDDLE);

        assertThat(generation.attach(part(9, "middle", false)).kind()).isEqualTo(Attachment.Kind.APPENDED);
        assertThat(generation.attach(part(10, "middlE", false)).kind()).isEqualTo(Attachment.Kind.APPENDED);
    }

    @Test
    void anXmlDeclarationStartsTheFileAnew() {
        assertThat(uploaded(HEAD, MIDDLE).attach(OTHER_HEAD))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "other head", false)));
        assertThat(uploaded(HEAD, MIDDLE).attach(HEAD))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "head", false)));
        assertThat(uploaded(HEAD).attach(OTHER_HEAD))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "other head", false)));
    }

    @Test
    void afterTheSealEveryPartBeginsTheNextGeneration() {
        assertThat(sealed(uploaded(HEAD)).attach(OTHER_HEAD))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "other head", false)));
        assertThat(sealed(uploaded(HEAD)).attach(MIDDLE))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "middle", false)));
    }

    @Test
    void theSameWholeFileAfterTheSealIsAReUpload() {
        assertThat(sealed(uploaded(HEAD)).attach(HEAD))
                .isEqualTo(Attachment.begun(new Generation(2, 10, 1, 10, "head", false)));
        assertThat(sealed(uploaded(WHOLE_IMAGE)).attach(WHOLE_IMAGE))
                .isEqualTo(Attachment.begun(new Generation(2, 7, 1, 7, "image", false)));
    }

    @Test
    void aRepeatOfTheLastFragmentThatTheImportOvertookIsAcknowledged() {
        Generation sealed = sealed(uploaded(HEAD, TAIL));

        assertAcknowledged(sealed, TAIL);
    }

    @Test
    void numbersGoOnFromTheNewestGeneration() {
        Generation third = new Generation(3, 10, 1, 10, "head", true);

        assertThat(third.attach(OTHER_HEAD).generation().number()).isEqualTo(4);
    }

    private static void assertAcknowledged(Generation generation, Part part) {
        assertThat(generation.attach(part)).isEqualTo(Attachment.acknowledged(generation));
    }

    private static Generation uploaded(Part first, Part... further) {
        Generation generation = Generation.first(first);
        for (Part part : further) {
            generation = generation.attach(part).generation();
        }
        return generation;
    }

    private static Generation sealed(Generation open) {
        return new Generation(
                open.number(), open.bytes(), open.parts(), open.lastPartBytes(), open.lastPartSha256(), true);
    }

    private static Part part(long bytes, String sha256, boolean beginsXmlDocument) {
        return new Part(Path.of("part"), bytes, sha256, beginsXmlDocument);
    }
}
