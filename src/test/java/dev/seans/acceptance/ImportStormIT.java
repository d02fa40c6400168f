package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.imports.GatedImportRunner;
import java.net.URI;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Once-only imports under the worst that a client can do, on H2. */
@ArquillianTest
class ImportStormIT {

    @ArquillianResource
    private URI root;

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.import.hold", "2 s", "seans.import.repeats", "1000"));
    }

    @Test
    void thirty_two_threads_and_fifty_sessions_make_fifty_imports_and_fifty_runs() throws Exception {
        int runs = GatedImportRunner.runs();

        new ImportStorm(root).strike();

        assertThat(GatedImportRunner.runs() - runs).isEqualTo(50);
    }
}
