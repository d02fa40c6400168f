package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * XML documents for 1C: in the encoding of the texts, declared both in the header and in the document, and without a
 * BOM, because 1C looks whether the first five characters are {@code <?xml} (protocol, section 1.4).
 */
@OnePerApplication
class XmlReplies {

    private final Charset charset;

    @Inject
    XmlReplies(Settings settings) {
        this(settings.charset(Setting.EXCHANGE_CHARSET));
    }

    /** The names of elements are Russian: what cannot write them is passed over. */
    XmlReplies(Charset wanted) {
        this.charset = wanted.newEncoder().canEncode("КоммерческаяИнформация") ? wanted : StandardCharsets.UTF_8;
    }

    /** In which they are written. */
    Charset charset() {
        return charset;
    }

    Reply of(String... lines) {
        String declaration = "<?xml version=\"1.0\" encoding=\"%s\"?>".formatted(charset.name());
        String document =
                Stream.concat(Stream.of(declaration), Arrays.stream(lines)).collect(Collectors.joining("\n"));
        return Reply.document(new Reply.Document(charset, document.getBytes(charset), () -> {}));
    }
}
