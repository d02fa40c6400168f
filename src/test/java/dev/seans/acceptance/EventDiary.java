package dev.seans.acceptance;

import dev.seans.imports.ImportCompleted;
import dev.seans.imports.ImportEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears every event, after somebody else has thrown at it. */
@ApplicationScoped
public class EventDiary {

    private static final List<ImportEvent> HEARD = new CopyOnWriteArrayList<>();

    /** Everything of one import, in the order in which it came. */
    static List<ImportEvent> of(long importId) {
        return HEARD.stream()
                .filter(event -> event.file().importId() == importId)
                .toList();
    }

    void first(@Observes @Priority(Interceptor.Priority.APPLICATION) ImportCompleted completed) {
        throw new IllegalStateException(
                "nobody here wants to know of " + completed.file().name());
    }

    void then(@Observes ImportEvent event) {
        HEARD.add(event);
    }
}
