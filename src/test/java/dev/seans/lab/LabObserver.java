package dev.seans.lab;

import dev.seans.httpsession.SessionAttributeChanged;
import dev.seans.httpsession.SessionCreated;
import dev.seans.httpsession.SessionEnded;
import dev.seans.httpsession.SessionIdChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** Notes what becomes of sessions; the diary of each is named by its key. */
@ApplicationScoped
public class LabObserver {

    void created(@Observes SessionCreated event) {
        Diary.note(event.key().hex(), "created");
    }

    void changed(@Observes SessionAttributeChanged event) {
        Diary.note(event.key().hex(), event.name() + " " + event.change().name().toLowerCase(Locale.ROOT));
    }

    void renamed(@Observes SessionIdChanged event) {
        Diary.note(event.key().hex(), "renamed from " + event.previous().hex());
    }

    void ended(@Observes SessionEnded event) {
        Diary.note(event.key().hex(), "ended " + event.reason());
    }
}
