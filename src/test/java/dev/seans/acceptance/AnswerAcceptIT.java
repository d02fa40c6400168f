package dev.seans.acceptance;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The acceptance criteria with {@code seans.import.answer=accept}. */
@ArquillianTest
class AnswerAcceptIT extends AcceptanceContract {

    @Deployment(testable = false)
    static WebArchive seans() {
        return SeansArchive.with(Map.of("seans.import.answer", "accept", "seans.import.hold", "300 ms"));
    }

    @Override
    String underWay() {
        return "success";
    }
}
