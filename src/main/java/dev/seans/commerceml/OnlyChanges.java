package dev.seans.commerceml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document says that it holds only changes. {@code СодержитТолькоИзменения} stands at a catalogue, at a
 * package of offers, in 3.1 at the classifier, too; as an attribute or as a child (protocol, section 6.3, pitfall 3).
 * What is said of goods counts before what is said of the classifier, and one part that holds only changes makes a
 * document of changes.
 */
final class OnlyChanges {

    static final String NAME = "СодержитТолькоИзменения";

    private @Nullable Boolean ofGoods;
    private @Nullable Boolean ofClassifier;

    /** A word that is none of the known ones says nothing. */
    void tell(Section.Subject subject, @Nullable String word) {
        Boolean told = TextValue.flag(word);
        if (told == null) {
            return;
        }
        if (subject == Section.Subject.CLASSIFIER) {
            ofClassifier = told || Boolean.TRUE.equals(ofClassifier);
        } else if (subject.holdsGoods()) {
            ofGoods = told || Boolean.TRUE.equals(ofGoods);
        }
    }

    /** The element is named for its changes, whatever it says in its flag. */
    void isNamedSo() {
        ofGoods = true;
    }

    /** Empty if the document has not said it so far. */
    Optional<Boolean> told() {
        return Optional.ofNullable(ofGoods == null ? ofClassifier : ofGoods);
    }
}
