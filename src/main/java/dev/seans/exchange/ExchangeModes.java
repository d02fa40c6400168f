package dev.seans.exchange;

import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;

/** Which modes there are, for whoever must tell them from what a client may think up. */
@OnePerApplication
public class ExchangeModes {

    private final Set<String> names;

    @Inject
    ExchangeModes(@Any Instance<ExchangeMode> modes) {
        names = modes.stream().map(ExchangeMode::name).collect(Collectors.toUnmodifiableSet());
    }

    public boolean contains(String name) {
        return names.contains(name);
    }
}
