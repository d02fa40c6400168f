package dev.seans.testkit.onec;

import dev.seans.testkit.http.RawResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The import loop of 1C with its two quirks: after the first success a later failure no longer stops the loop, and of all
 * failures only the last is told.
 */
final class OneCImport {

    private final OneCConnection connection;
    private final OneCSession session;

    private boolean everSucceeded;
    private @Nullable OneCFailure lastFailure;

    OneCImport(OneCConnection connection, OneCSession session) {
        this.connection = connection;
        this.session = session;
    }

    void run(List<OneCFile> files) throws IOException, OneCFailure {
        for (OneCFile file : files) {
            if (file.isXml() && (lastFailure == null || everSucceeded)) {
                importOne(file.name());
            }
        }
        if (lastFailure != null) {
            throw lastFailure;
        }
    }

    private void importOne(String name) throws IOException {
        RawResponse answer = connection.importFile(session, name);
        while (OneCAnswer.of(answer).isProgress()) {
            answer = connection.importFile(session, name);
        }
        if (OneCAnswer.of(answer).isSuccess()) {
            everSucceeded = true;
        } else {
            lastFailure = OneCFailure.of("import " + name, OneCAnswer.of(answer).reason(), answer);
        }
    }
}
