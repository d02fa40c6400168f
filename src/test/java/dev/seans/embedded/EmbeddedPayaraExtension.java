package dev.seans.embedded;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** How Arquillian finds {@link EmbeddedPayara}: META-INF/services names this class. */
public final class EmbeddedPayaraExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(EmbeddedPayara.class);
    }
}
