package dev.seans.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seans.httpsession.shop.Cart;
import dev.seans.session.Access;
import dev.seans.session.SessionUpdate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** access=shared and access=snapshot. */
class ReadOnlyAccessTest {

    private static final List<Consumer<DurableHttpSession>> CHANGES = List.of(
            session -> session.setAttribute("cart", 1),
            session -> session.setAttribute("cart", null),
            session -> session.setAttribute("new", new Gadget()),
            session -> session.removeAttribute("cart"),
            session -> session.removeAttribute("nothing"),
            session -> session.setMaxInactiveInterval(5),
            DurableHttpSession::invalidate);

    private final StoredSession stored = new StoredSession();

    @BeforeEach
    void aCart() {
        stored.request(session -> session.setAttribute("cart", new Cart().add("tea", 1)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARED", "SNAPSHOT"})
    void whatIsThereCanBeRead(Access access) {
        DurableHttpSession session = stored.request(access);

        assertThat(cart(session).lines()).hasSize(1);
        assertThat(session.getAttributeNames().asIterator().next()).isEqualTo("cart");
        assertThat(session.getMaxInactiveInterval()).isEqualTo(600);
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARED", "SNAPSHOT"})
    void changesAreRefusedWithASentenceThatHelps(Access access) {
        DurableHttpSession session = stored.request(access);
        String word = access == Access.SHARED ? "shared" : "snapshot";

        for (Consumer<DurableHttpSession> change : CHANGES) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> change.accept(session))
                    .withMessage("This URL is mapped with access=" + word + ", so its session cannot be changed: map it"
                            + " with access=exclusive in web.xml");
        }
        assertThat(cart(session).lines()).hasSize(1);
        assertThat(stored.story()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARED", "SNAPSHOT"})
    void whatIsChangedInPlaceIsNotSaved(Access access) {
        DurableHttpSession session = stored.request(access);
        cart(session).add("sugar", 2);

        assertThat(stored.giveBack(session)).isEqualTo(SessionUpdate.NOTHING);
        stored.request(next -> assertThat(cart(next).lines()).hasSize(1));
    }

    private static Cart cart(DurableHttpSession session) {
        return (Cart) Objects.requireNonNull(session.getAttribute("cart"));
    }
}
