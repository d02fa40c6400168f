package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.session.SessionUpdate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which sessions are never found again without their id. */
class ImportanceTest {

    private final StoredSession stored = new StoredSession();

    @Test
    void byDefaultEveryAttributeIsImportant() {
        assertThat(stored.request(session -> session.setAttribute("x", 1)).important())
                .contains(true);
        assertThat(stored.request(session -> session.setAttribute("x", 2)).important())
                .isEmpty();
        assertThat(stored.request(session -> session.removeAttribute("x")).important())
                .contains(false);
    }

    @Test
    void onlyTheNamedAttributesAreIfTheSettingNamesSome() {
        stored.setting("seans.session.important-attributes", "cart order");

        assertThat(stored.request(session -> session.setAttribute("x", 1)).important())
                .isEmpty();
        assertThat(stored.request(session -> session.setAttribute("order", 1)).important())
                .contains(true);
    }

    @Test
    void anOwnerMakesASessionImportantEvenIfNothingElseHasChanged() {
        DurableHttpSession session = stored.request();

        assertThat(session.update("1c"))
                .isEqualTo(new SessionUpdate(Optional.empty(), Optional.empty(), Optional.of(true)));
    }

    @Test
    void whatStaysAsItWasIsNotWritten() {
        stored.ownedBy("1c");

        assertThat(stored.request(session -> session.getAttribute("x"))).isEqualTo(SessionUpdate.NOTHING);
        assertThat(stored.request(session -> {
                    session.setAttribute("x", 1);
                    session.removeAttribute("x");
                }))
                .isEqualTo(SessionUpdate.NOTHING);
    }
}
