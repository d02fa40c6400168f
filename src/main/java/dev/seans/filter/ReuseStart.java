package dev.seans.filter;

import dev.seans.reuse.Combinations;
import dev.seans.reuse.Publications;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/** Starts what session reuse needs, if some filter has it. */
@OnePerApplication
public class ReuseStart {

    private static final String PUBLICATION_FILE = "/WEB-INF/default.vrd";

    private final Publications publications;
    private final Combinations combinations;

    @Inject
    public ReuseStart(Publications publications, Combinations combinations) {
        this.publications = publications;
        this.combinations = combinations;
    }

    /**
     * Reads the publication file, and what sessions are kept apart by.
     *
     * @throws dev.seans.settings.InvalidSettingsException if one of them cannot be used
     */
    void start(ServletContext context, Settings settings) {
        publications.start(
                context.getContextPath(),
                () -> Optional.ofNullable(context.getResourceAsStream(PUBLICATION_FILE)),
                settings);
        combinations.start(settings, ApplicationFiles.of(context));
    }
}
