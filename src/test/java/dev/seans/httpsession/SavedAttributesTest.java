package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.session.SessionUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What a request leaves in its session, and what it writes for that. */
class SavedAttributesTest {

    private final StoredSession stored = new StoredSession();

    @Test
    void whatOneRequestSetsTheNextOneFinds() {
        stored.request(session -> {
            session.setAttribute("name", "\u0418\u0432\u0430\u043d");
            session.setAttribute("list", new ArrayList<>(List.of(1, 2)));
        });

        stored.request(session -> {
            assertThat(session.getAttribute("name")).isEqualTo("\u0418\u0432\u0430\u043d");
            assertThat(session.getAttribute("list")).isEqualTo(List.of(1, 2));
        });
    }

    @Test
    void aRequestThatOnlyReadsWritesNothing() {
        stored.request(session -> session.setAttribute("map", new ConcurrentHashMap<>(Map.of("a", 1))));

        SessionUpdate update = stored.request(session -> session.getAttribute("map"));

        assertThat(update).isEqualTo(SessionUpdate.NOTHING);
    }

    @Test
    void aValueChangedInPlaceIsWritten() {
        stored.request(session -> session.setAttribute("list", new ArrayList<>(List.of(1, 2))));

        stored.request(session -> list(session).add(3));

        stored.request(session -> assertThat(list(session)).containsExactly(1, 2, 3));
        assertThat(stored.saves()).isEqualTo(2);
    }

    @Test
    void aValueChangedAfterItWasSetIsWrittenAsItIsAtTheEnd() {
        stored.request(session -> {
            List<Integer> list = new ArrayList<>(List.of(1));
            session.setAttribute("list", list);
            list.add(2);
        });

        stored.request(session -> assertThat(list(session)).containsExactly(1, 2));
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> list(DurableHttpSession session) {
        return (List<Integer>) Objects.requireNonNull(session.getAttribute("list"));
    }
}
