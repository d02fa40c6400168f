package dev.seans.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.FakeRequest;
import dev.seans.identity.SessionControl.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionControlTest {

    private static final SessionId ID = SessionId.generate();

    @ParameterizedTest
    @CsvSource({"start, START", "START, START", "' Start ', START", "finish, FINISH", "FINISH, FINISH", "'', NONE"})
    void commandsAreUnderstoodInAnyLetterCase(String header, Command command) {
        assertThat(read(request().header("IBSession", header)))
                .isEqualTo(new SessionControl(new RequestedId.None(), command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start, start", "start,START,"})
    void whatAProxyHasJoinedIsStillOneCommand(String header) {
        assertThat(read(request().header("IBSession", header)).command()).isEqualTo(Command.START);
    }

    @Test
    void aCommandStandsBesideAnIdOfTheCookieOrOfTheHeader() {
        assertThat(read(request().header("IBSession", "finish").header("Cookie", "IBSession=" + ID.secret())))
                .isEqualTo(new SessionControl(new RequestedId.Present(ID, IdSource.COOKIE), Command.FINISH));
        assertThat(read(request().header("IBSession", "start").header("IBSession", ID.secret())))
                .isEqualTo(new SessionControl(new RequestedId.Present(ID, IdSource.HEADER), Command.START));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBSession=", "ibsession=", "IBSESSION=", "other=1;iBsEsSiOn = "})
    void theCookieIsFoundInAnyLetterCaseWithAllThatStandsAroundIt(String before) {
        assertThat(read(request().header("Cookie", before + ID.secret() + "; path=/demo; HttpOnly"))
                        .requested())
                .isEqualTo(new RequestedId.Present(ID, IdSource.COOKIE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin", "start finish", "start, finish", "START, stop", "IBSession=start", "id"})
    void whatIsNeitherCommandNorIdIsMalformed(String header) {
        assertThat(read(request().header("IBSession", header).header("Cookie", "IBSession=" + ID.secret())))
                .isEqualTo(new SessionControl(new RequestedId.Malformed(IdSource.HEADER), Command.NONE));
    }

    /** Of the 1C that answered at this host before, of a program without a value, and of two of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IBSession=43CD8102-F970-4FFB-939A-C47948F49885",
                "ibsession=undefined",
                "IBSession=",
                "IBSession=\"\"",
                "IBSession=a; ibsession=b",
            })
    void whoeverStartsANewSessionMayHaveCookiesOfSomebodyElse(String cookie) {
        assertThat(read(request().header("IBSession", "start").header("Cookie", cookie)))
                .isEqualTo(new SessionControl(new RequestedId.None(), Command.START));
    }

    @Test
    void besideAForeignCookieTheOwnOneCountsAndOfTwoOwnOnesNobodyKnowsWhich() {
        String other = SessionId.generate().secret();

        assertThat(read(request()
                                .header("IBSession", "start")
                                .header("Cookie", "ibsession=undefined; IBSession=" + ID.secret()))
                        .requested())
                .isEqualTo(new RequestedId.Present(ID, IdSource.COOKIE));
        assertThat(read(request()
                                .header("IBSession", "start")
                                .header("Cookie", "ibsession=" + other + "; IBSession=" + ID.secret()))
                        .requested())
                .isEqualTo(new RequestedId.Malformed(IdSource.COOKIE));
    }

    @Test
    void aForeignCookieIsMalformedWhereNothingNewIsStarted() {
        FakeRequest request = request().header("Cookie", "IBSession=43CD8102-F970-4FFB-939A-C47948F49885");

        assertThat(read(request).requested()).isEqualTo(new RequestedId.Malformed(IdSource.COOKIE));
        assertThat(read(request.header("IBSession", "finish")).requested())
                .isEqualTo(new RequestedId.Malformed(IdSource.COOKIE));
    }

    @Test
    void aCommandInTheCookieIsMalformed() {
        assertThat(read(request().header("Cookie", "IBSession=start")).requested())
                .isEqualTo(new RequestedId.Malformed(IdSource.COOKIE));
    }

    @Test
    void twoDifferentIdsAreMalformedAndTwoEqualOnesAreOne() {
        String other = SessionId.generate().secret();

        assertThat(read(request().header("Cookie", "IBSession=" + ID.secret() + "; ibsession=" + other))
                        .requested())
                .isEqualTo(new RequestedId.Malformed(IdSource.COOKIE));
        assertThat(read(request().header("Cookie", "IBSession=" + ID.secret() + "; ibsession=" + ID.secret()))
                        .requested())
                .isEqualTo(new RequestedId.Present(ID, IdSource.COOKIE));
        assertThat(read(request().header("IBSession", ID.secret() + "," + other))
                        .requested())
                .isEqualTo(new RequestedId.Malformed(IdSource.HEADER));
    }

    private static FakeRequest request() {
        return FakeRequest.withQuery(null);
    }

    private static SessionControl read(FakeRequest request) {
        return SessionControl.read(request.http(), List.of(IdSource.COOKIE, IdSource.HEADER));
    }
}
