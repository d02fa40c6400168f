package dev.seans.filter;

import dev.seans.httpsession.DurableHttpSession;
import dev.seans.httpsession.HttpSessions;
import dev.seans.identity.IdSource;
import dev.seans.identity.RequestedId;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.Access;
import dev.seans.session.ClaimOutcome;
import dev.seans.session.OpenedSession;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session of one request, from the filter to the end of the response:
 *
 * <ol>
 *   <li>{@link Stage#NOTHING_YET}: nobody has asked for one, or there is none to be had.
 *   <li>{@link Stage#HELD}: the request has it.
 *   <li>{@link Stage#ENDED}: invalidated. A policy that makes sessions makes another one if asked.
 *   <li>{@link Stage#GIVEN_BACK}: saved, and others may have it. It stays so: the request cannot take it again.
 * </ol>
 *
 * Several threads of one request may use it.
 */
final class RequestSession {

    /** How far the request has come with its session. */
    private enum Stage {
        NOTHING_YET,
        HELD,
        ENDED,
        GIVEN_BACK
    }

    private final SessionTaking taking;
    private final HttpSessions views;
    private final HttpServletRequest request;
    private final IdTelling telling;

    private Visitor visitor;
    private IdSource source = IdSource.COOKIE;
    private Stage stage = Stage.NOTHING_YET;
    private boolean requestedIdWasGood;
    private boolean over;
    private boolean lost;
    private boolean busy;
    private @Nullable SessionKey toBeClaimed;
    private @Nullable HeldSession held;
    private @Nullable SessionId idInUrls;

    RequestSession(
            SessionTaking taking, HttpSessions views, HttpServletRequest request, IdTelling telling, Visitor visitor) {
        this.taking = taking;
        this.views = views;
        this.request = request;
        this.telling = telling;
        this.visitor = visitor;
    }

    Visitor visitor() {
        return visitor;
    }

    Access access() {
        return taking.policy().access();
    }

    synchronized boolean isOver() {
        return over;
    }

    /** The id that came by URL, or has taken its place, to be carried on to further URLs. */
    synchronized Optional<SessionId> idInUrls() {
        return stage == Stage.ENDED ? Optional.empty() : Optional.ofNullable(idInUrls);
    }

    /** The key of the session that the request has, has had, or would claim. */
    synchronized Optional<SessionKey> key() {
        if (stage == Stage.ENDED) {
            return Optional.empty();
        }
        return Optional.ofNullable(held).map(HeldSession::key).or(() -> Optional.ofNullable(toBeClaimed));
    }

    /** Whether the id of the request was good, and still is. */
    synchronized boolean isOfTheRequestedId() {
        if (toBeClaimed != null) {
            take(false);
        }
        return requestedIdWasGood && stage != Stage.ENDED;
    }

    /** The id of the request was good, and the request has claimed its session. */
    synchronized void hold(ClaimedSession claimed, IdSource whence) {
        source = whence;
        idInUrls = whence == IdSource.URL
                ? visitor.present().map(present -> present.id()).orElse(null)
                : null;
        hold(claimed);
    }

    private void hold(ClaimedSession claimed) {
        requestedIdWasGood = true;
        hold(new HeldSession(taking, claimed.lease(), false));
        claimed.newId().ifPresent(id -> {
            telling.tell(id);
            views.announceIdChanged(
                    claimed.formerKey(), id.key(), claimed.lease().session().user());
        });
    }

    /** The session whose id came along is claimed as soon as somebody asks for it. */
    synchronized void claimLater(RequestedId.Present present) {
        source = present.source();
        idInUrls = source == IdSource.URL ? present.id() : null;
        toBeClaimed = present.id().key();
    }

    /** The session that another passage of this request has given back is claimed as soon as somebody asks for it. */
    synchronized void claimLater(RequestSession before) {
        source = before.source();
        idInUrls = before.idInUrls().orElse(null);
        toBeClaimed = before.key().orElse(null);
    }

    private synchronized IdSource source() {
        return source;
    }

    /**
     * The session as its servlet sees it.
     *
     * @param create whether one may be made
     * @return null if there is none
     * @throws IllegalStateException if one is to be made, and cannot be
     */
    synchronized @Nullable DurableHttpSession get(boolean create) {
        take(create);
        HeldSession mine = held;
        return mine == null || stage == Stage.ENDED ? null : mine.view(views, request.getServletContext(), this::end);
    }

    /** Takes a session, if the request has none yet and may have one. */
    synchronized void take(boolean create) {
        if (stage == Stage.NOTHING_YET && !over) {
            claim();
        }
        if (busy) {
            requireNone(create);
            return;
        }
        if (stage == Stage.NOTHING_YET && !create && !over && !telling.isTooLate()) {
            taking.findAgain(visitor).ifPresent(this::hold);
        }
        if (create && (stage == Stage.NOTHING_YET || stage == Stage.ENDED)) {
            requireThatOneCanBeMade();
            hold(stage == Stage.ENDED ? taking.open(visitor) : taking.findAgainOrOpen(visitor));
        }
    }

    private void claim() {
        SessionKey key = toBeClaimed;
        if (key == null || busy) {
            return;
        }
        ClaimOutcome outcome = taking.claim(visitor, key);
        busy = outcome instanceof ClaimOutcome.Busy;
        toBeClaimed = busy ? key : null;
        if (outcome instanceof ClaimOutcome.Granted granted) {
            boolean canBeTold = source == IdSource.COOKIE && !telling.isTooLate();
            taking.adopt(granted.lease(), visitor, canBeTold).ifPresent(this::hold);
        }
    }

    /** Another one in the place of a busy session would cost the client its own. */
    private static void requireNone(boolean create) {
        if (create) {
            throw new IllegalStateException("The session is held by other requests: nobody can have it right now");
        }
    }

    private void requireThatOneCanBeMade() {
        if (over) {
            throw new IllegalStateException("The request is over: no session can be opened for it any more");
        }
        if (!taking.policy().missing().makesSessions()) {
            throw new IllegalStateException("The request has no session, and with missing=refuse none is made here:"
                    + " map this URL with missing=create or recover in web.xml");
        }
        if (telling.isTooLate()) {
            throw new IllegalStateException("No session can be opened once a part of the response is on its way,"
                    + " because the client could not be told its id: call getSession() before anything is written");
        }
    }

    private void hold(OpenedSession opened) {
        telling.tell(opened.id());
        RequestNotes.of(request).put("made", opened.isNew() ? "new" : "again");
        hold(new HeldSession(taking, opened.lease(), opened.isNew()));
        if (opened.isNew()) {
            views.announceCreated(opened.lease());
        }
    }

    private void hold(HeldSession taken) {
        held = taken;
        stage = Stage.HELD;
        tellWho(taken);
    }

    private void tellWho(HeldSession mine) {
        SessionIdentity identity = new SessionIdentity(mine.key(), source, mine.owner());
        identity.attachTo(request);
        identity.noteIn(RequestNotes.of(request));
    }

    /**
     * The session has a new id, of which the client is told; the old one stays good for a moment.
     *
     * @throws IllegalStateException if there is no session, it may not be changed, or the client cannot be told
     */
    synchronized SessionKey changeId() {
        take(false);
        HeldSession mine = held;
        if (mine == null || stage != Stage.HELD) {
            throw new IllegalStateException("The request has no session whose id could be changed");
        }
        mine.requireChangeable();
        renew(mine, mine.owner());
        return mine.key();
    }

    private void renew(HeldSession mine, String owner) {
        if (source == IdSource.HEADER || telling.isTooLate()) {
            throw new IllegalStateException("The session cannot get a new id, because the client could not be told:"
                    + " its id comes in a header, or a part of the response is on its way");
        }
        SessionId id = mine.renew(owner, views);
        if (source == IdSource.URL) {
            idInUrls = id;
        } else {
            telling.tell(id);
        }
        tellWho(mine);
    }

    /**
     * The server has verified this user during the request. A session that belongs to nobody becomes theirs, with a new
     * id: whoever knew the old one, and may have planted it, is left behind.
     *
     * @throws ServletException if the session belongs to somebody else
     */
    synchronized void loggedIn(String user) throws ServletException {
        visitor = visitor.as(Optional.of(user));
        HeldSession mine = held;
        if (mine == null || stage != Stage.HELD) {
            return;
        }
        if (!mine.owner().isEmpty() && !mine.owner().equals(user)) {
            throw new ServletException("The session belongs to another user: invalidate it before this one logs in");
        }
        try {
            if (mine.owner().isEmpty()) {
                renew(mine, user);
            }
        } catch (IllegalStateException cannotBeTold) {
            throw new ServletException(cannotBeTold);
        }
    }

    synchronized void loggedOut() {
        visitor = visitor.as(Optional.empty());
    }

    /** What the database could not end is held on, to be saved and given back like any other session. */
    private synchronized void end() {
        HeldSession mine = held;
        if (mine != null && stage == Stage.HELD) {
            lost |= !mine.end();
            stage = Stage.ENDED;
            SessionIdentity.detachFrom(request);
        }
    }

    /**
     * Saves what has changed, and lets others have the session. Does something only once.
     *
     * @param why what whoever uses the session afterwards is told
     * @return false if the request had lost its session, and something was not saved
     */
    synchronized boolean giveBack(String why) {
        HeldSession mine = held;
        if (mine != null && stage == Stage.HELD) {
            stage = Stage.GIVEN_BACK;
            lost |= !mine.giveBack(why);
        }
        return !lost;
    }

    /** The request is over, and so is its session for it. */
    synchronized boolean finish() {
        over = true;
        return giveBack("The request to which this session was given is over");
    }
}
