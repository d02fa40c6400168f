package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every mode that there is, by type and name. The container is asked once: it would look all of them up each time. */
@OnePerApplication
public class ExchangeModes {

    private final List<ExchangeMode> modes;

    @Inject
    ExchangeModes(@Any Instance<ExchangeMode> modes) {
        this.modes = modes.stream().toList();
    }

    /** Whether any type has a mode of this name: to tell it from what a client may think up. */
    public boolean contains(String name) {
        return modes.stream().anyMatch(mode -> mode.name().equals(name));
    }

    Optional<ExchangeMode> find(ExchangeType type, String name) {
        return of(type).filter(mode -> mode.name().equals(name)).findFirst();
    }

    /** The names of what can be done in this type of exchange, for a text. */
    String supported(ExchangeType type) {
        return of(type).map(ExchangeMode::name).sorted().collect(Collectors.joining(", "));
    }

    private Stream<ExchangeMode> of(ExchangeType type) {
        return modes.stream().filter(mode -> mode.types().contains(type));
    }
}
