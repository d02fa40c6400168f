package dev.seans.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.fuzz.Hostile;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a query or a header, it is read without an exception, and no id comes out that has no form of one. */
class HostileQueryTest {

    private static final String ID = "a".repeat(43);

    private final RequestedIdReader reader = new RequestedIdReader(List.of(IdSource.values()), "seans");

    @Provide
    Arbitrary<String> queries() {
        return Hostile.damaged("type=catalog&mode=file&filename=import_files/%D0%B6.xml&sessid=" + ID);
    }

    @Provide
    Arbitrary<String> texts() {
        return Hostile.text();
    }

    @Property
    void a_damaged_query_gives_an_id_of_the_right_form_or_none(@ForAll("queries") String query) {
        RequestedId read = reader.read(FakeRequest.withQuery(query).http());

        if (read instanceof RequestedId.Present present) {
            assertThat(present.id().secret()).matches("[A-Za-z0-9_-]{43}");
        }
    }

    @Property
    void any_text_is_read_as_a_header(@ForAll("texts") String text) {
        assertThat(Authorization.parse(text)).isNotNull();
        assertThat(Authorization.parse("Basic " + text)).isNotNull();
        assertThat(RequestedIdReader.CookieHeader.values(List.of(text, "seans=" + text), "seans"::equals))
                .isNotEmpty();
    }

    @Property
    void any_text_in_any_header_gives_an_id_of_the_right_form_or_none_and_an_address(@ForAll("texts") String text) {
        FakeRequest request = FakeRequest.withQuery("sessid=" + text)
                .from("10.0.0.1")
                .header("Cookie", "seans=" + ID + "; " + text)
                .header("Cookie", text + "=" + ID)
                .header("IBSession", text)
                .header("X-Forwarded-For", text + ", 203.0.113.7," + text)
                .header("X-Forwarded-Proto", text)
                .header("Forwarded", "for=" + text + ";proto=https, for=\"" + text);

        RequestedId read = reader.read(request.http());
        ClientOrigin origin = TrustedProxies.parse(List.of("10.0.0.0/8")).originOf(request.http());

        if (read instanceof RequestedId.Present present) {
            assertThat(present.id().secret()).matches("[A-Za-z0-9_-]{43}");
        }
        assertThat(origin.address().text()).hasSizeLessThanOrEqualTo(64).doesNotContainPattern("[\\x00-\\x1F]");
    }
}
