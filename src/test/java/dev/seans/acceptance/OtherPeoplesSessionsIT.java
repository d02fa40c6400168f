package dev.seans.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.server.ServerUser;
import dev.seans.visitor.Lab;
import dev.seans.visitor.LabArchive;
import dev.seans.visitor.Visit;
import dev.seans.visitor.Visitor;
import java.net.URI;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody gets the session of somebody else, whatever is sent; and nobody is told why. */
@ArquillianTest
class OtherPeoplesSessionsIT {

    private static final String COOKIE = "seans";
    private static final String GUESSED = "A".repeat(43);

    @ArquillianResource
    private URI root;

    private Lab lab;
    private Visitor victim;

    @Deployment(testable = false)
    static WebArchive war() {
        return LabArchive.alone(Map.of());
    }

    @BeforeEach
    void somebodyHasASession() {
        lab = new Lab(root);
        victim = lab.visitor().from("192.0.2.1").visits("x/set?name=secret&value=mine");
    }

    @Test
    void from_another_address_the_right_id_opens_nothing() {
        Visitor thief = thief("192.0.2.99");

        assertThat(thief.get("strict/get?name=secret").status()).isEqualTo(403);
        assertThat(thief.get("x/get?name=secret").text()).isEqualTo("null");
        assertUntouched();
    }

    @Test
    void another_user_with_the_right_id_is_refused() {
        victim.visits("x/login?user=1c&password=1c");
        Visitor thief = thief("192.0.2.1").with("Authorization", basic(ServerUser.ADMIN));

        assertThat(thief.get("strict/get?name=secret").status()).isEqualTo(403);
        assertThat(thief.get("x/get?name=secret").text()).isEqualTo("null");
        assertUntouched();
    }

    @Test
    void a_guessed_id_is_refused_or_gets_a_session_of_its_own_under_another_id() {
        Visitor guesser = withCookie(COOKIE + "=" + GUESSED);

        assertThat(guesser.get("strict/get?name=secret").status()).isEqualTo(403);
        Visit own = guesser.get("x/tell");
        assertThat(own.value("new")).isEqualTo("true");
        assertThat(guesser.cookie(COOKIE))
                .hasValueSatisfying(id -> assertThat(id).isNotEqualTo(GUESSED));
    }

    @Test
    void a_random_id_of_the_right_form_is_refused_without_a_lock_too() {
        assertThat(withCookie(COOKIE + "=" + GUESSED).get("n/whoami").status()).isEqualTo(403);
        assertThat(lab.visitor().get("n/whoami").status()).isEqualTo(403);
    }

    @Test
    void an_id_that_was_fixed_before_the_login_is_worth_nothing_after_it() {
        Visitor attacker = thief("192.0.2.1");
        assertThat(attacker.get("x/get?name=secret").text()).isEqualTo("mine");

        Visit login = victim.get("x/login?user=1c&password=1c");

        assertThat(login.value("user")).isEqualTo("1c");
        assertThat(attacker.get("strict/get?name=secret").status()).isEqualTo(403);
        assertUntouched();
    }

    @Test
    void an_id_of_another_scope_is_unknown() {
        assertThat(victim.get("other/get?name=secret").status()).isEqualTo(403);
        assertUntouched();
    }

    @Test
    void a_guessed_id_in_a_second_cookie_is_worth_nothing() {
        String mine = COOKIE + "=" + id();
        String guessed = COOKIE + "=" + GUESSED;

        assertThat(withCookie(mine + "; " + guessed)
                        .get("strict/get?name=secret")
                        .status())
                .isEqualTo(200);
        assertThat(withCookie(guessed + "; " + mine)
                        .get("strict/get?name=secret")
                        .status())
                .isEqualTo(200);
        assertThat(withCookie(guessed + "; " + COOKIE + "=" + "B".repeat(43))
                        .get("strict/get?name=secret")
                        .status())
                .isEqualTo(403);
        assertUntouched();
    }

    @Test
    void a_set_cookie_that_is_echoed_whole_finds_its_session() {
        Visitor echo = withCookie(COOKIE + "=" + id() + "; Path=/lab; HttpOnly; SameSite=Lax");

        assertThat(echo.get("strict/get?name=secret").text()).isEqualTo("mine");
    }

    @Test
    void all_refusals_look_alike() {
        Visit guessed = withCookie(COOKIE + "=" + GUESSED).get("strict/tell");
        Visit address = thief("192.0.2.99").get("strict/tell");
        Visit scope = victim.get("other/tell");
        Visit malformed = withCookie(COOKIE + "=short").get("strict/tell");

        assertThat(guessed.status()).isEqualTo(403);
        assertThat(address.text()).isEqualTo(guessed.text());
        assertThat(scope.text()).isEqualTo(guessed.text());
        assertThat(malformed.text()).isEqualTo(guessed.text());
        assertThat(address.headers().map().keySet())
                .isEqualTo(guessed.headers().map().keySet());
    }

    @Test
    void an_ended_session_does_not_come_back_under_its_id() {
        Visitor late = thief("192.0.2.1");
        victim.visits("x/invalidate");

        assertThat(late.get("strict/get?name=secret").status()).isEqualTo(403);
        assertThat(late.get("x/get?name=secret").text()).isEqualTo("null");
    }

    @Test
    void without_its_id_a_visitor_finds_a_session_again_that_holds_nothing_under_a_new_id() {
        Visitor before = lab.visitor().from("198.51.100.8");
        String key = before.get("again/tell").value("id");
        Visitor after = lab.visitor().from("198.51.100.8");

        Visit again = after.get("again/tell");

        assertThat(again.value("id")).isNotEqualTo(key);
        assertThat(lab.sessionsOf("198.51.100.8")).isEqualTo(1);
        assertThat(lab.visitor().from("198.51.100.9").get("again/tell").value("new"))
                .isEqualTo("true");
        assertThat(lab.sessionsOf("198.51.100.8")).isEqualTo(1);
    }

    @Test
    void without_its_id_nobody_finds_a_session_that_holds_something() {
        lab.visitor().from("198.51.100.10").visits("again/set?name=basket&value=chair");

        Visitor neighbour = lab.visitor().from("198.51.100.10");

        assertThat(neighbour.get("again/get?name=basket").text()).isEqualTo("null");
        assertThat(lab.sessionsOf("198.51.100.10")).isEqualTo(2);
    }

    @Test
    void an_address_that_no_trusted_proxy_tells_is_not_believed() {
        Visitor liar = withCookie(COOKIE + "=" + id()).from("192.0.2.1, 192.0.2.99");

        assertThat(liar.get("strict/get?name=secret").status()).isEqualTo(403);
    }

    @Test
    void over_tls_the_cookie_is_one_that_no_neighbouring_host_can_plant() {
        Visit first = lab.visitor().with("X-Forwarded-Proto", "https").get("x/tell");

        assertThat(first.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("__Host-seans=[\\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
        Visitor planted = thief("192.0.2.1").with("X-Forwarded-Proto", "https");
        assertThat(planted.get("strict/get?name=secret").status()).isEqualTo(403);
    }

    @Test
    void a_robot_with_a_thousand_wrong_ids_leaves_one_session() {
        for (int request = 0; request < 1000; request++) {
            Visitor robot = withCookie(COOKIE + "=" + ("robot" + request + GUESSED).substring(0, 43))
                    .from("198.51.100.7");
            assertThat(robot.get("again/tell").status()).isEqualTo(200);
        }

        assertThat(lab.sessionsOf("198.51.100.7")).isEqualTo(1);
    }

    private String id() {
        return victim.cookie(COOKIE).orElseThrow();
    }

    private void assertUntouched() {
        assertThat(victim.get("x/get?name=secret").text()).isEqualTo("mine");
    }

    /** Somebody who has got hold of the id. */
    private Visitor thief(String address) {
        return withCookie(COOKIE + "=" + id()).from(address);
    }

    private Visitor withCookie(String cookie) {
        return lab.visitor().with("Cookie", cookie).from("192.0.2.1");
    }

    private static String basic(ServerUser user) {
        return Basic.of(user.name(), user.password());
    }
}
