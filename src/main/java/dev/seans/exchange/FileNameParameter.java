package dev.seans.exchange;

import dev.seans.identity.InvalidUploadNameException;
import dev.seans.identity.UploadName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code filename}, cleaned; or what is wrong with it.
 *
 * @param cleaned null if there is a mistake
 * @param mistake the text for 1C
 */
record FileNameParameter(@Nullable UploadName cleaned, Optional<String> mistake) {

    static FileNameParameter of(ExchangeRequest request, ExchangeTexts texts) {
        Optional<String> sent = request.fileName();
        if (sent.isEmpty()) {
            return mistaken(texts.of(ExchangeText.FILENAME_MISSING));
        }
        request.notes().put("file", sent.get());
        try {
            return new FileNameParameter(UploadName.clean(sent.get()), Optional.empty());
        } catch (InvalidUploadNameException invalid) {
            return mistaken(texts.of(ExchangeText.valueOf("FILENAME_" + invalid.reason())));
        }
    }

    UploadName name() {
        if (cleaned == null) {
            throw new IllegalStateException("the file name has a mistake: " + mistake);
        }
        return cleaned;
    }

    private static FileNameParameter mistaken(String text) {
        return new FileNameParameter(null, Optional.of(text));
    }
}
