package example.shop;

import dev.seans.imports.ImportFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells the shop's people that an import has failed. */
@ApplicationScoped
public class ImportMail {

    private static final Logger LOG = System.getLogger(ImportMail.class.getName());

    public void onFailed(@Observes ImportFailed failed) {
        LOG.log(
                Level.INFO,
                "To the shop: {0} of {1} has failed, {2}",
                failed.file().name(),
                failed.file().source(),
                failed.failure().text());
    }
}
