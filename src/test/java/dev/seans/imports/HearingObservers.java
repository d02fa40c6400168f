package dev.seans.imports;

import dev.seans.fakes.GivenObservers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The observers of imports that CDI would find. */
final class HearingObservers {

    private final GivenObservers<ImportEvent> observers = new GivenObservers<>(ImportEvent.class);
    private final List<ImportEvent> heard = new ArrayList<>();

    static HearingObservers hearing() {
        HearingObservers given = new HearingObservers();
        given.with(0, given.heard::add);
        return given;
    }

    HearingObservers with(int priority, Consumer<ImportEvent> observer) {
        observers.add(priority, observer);
        return this;
    }

    /** What was told so far, forgotten with that. */
    List<ImportEvent> heard() {
        List<ImportEvent> all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    ImportObservers observers() {
        return new ImportObservers(observers.beans());
    }
}
