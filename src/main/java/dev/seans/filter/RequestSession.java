package dev.seans.filter;

import dev.seans.cookies.IdCarriage;
import dev.seans.cookies.IdTelling;
import dev.seans.httpsession.DurableHttpSession;
import dev.seans.httpsession.HttpSessions;
import dev.seans.identity.RequestedId;
import dev.seans.identity.SessionId;
import dev.seans.identity.SessionKey;
import dev.seans.session.Access;
import dev.seans.session.OpenedSession;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The session of one request, until its response is over; {@link SessionStage} has the way. Its threads may share it. */
public final class RequestSession {

    private final TakeSession taking;
    private final HttpSessions views;
    private final HttpServletRequest request;
    private final IdCarriage carriage;
    private final TakeSession.LaterClaim later = new TakeSession.LaterClaim();

    private Visitor visitor;
    private SessionStage stage = SessionStage.NOTHING_YET;
    private boolean requestedIdWasGood;
    private boolean over;
    private boolean lost;
    private @Nullable HeldSession held;

    RequestSession(
            TakeSession taking, HttpSessions views, HttpServletRequest request, IdTelling telling, Visitor visitor) {
        this.taking = taking;
        this.views = views;
        this.request = request;
        this.carriage = new IdCarriage(telling);
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
        return stage == SessionStage.ENDED ? Optional.empty() : carriage.inUrls();
    }

    /** The key of the session that the request has, has had, or would claim. */
    public synchronized Optional<SessionKey> key() {
        if (stage == SessionStage.ENDED) {
            return Optional.empty();
        }
        return Optional.ofNullable(held).map(HeldSession::key).or(later::key);
    }

    /** Whether the id of the request was good, and still is. */
    synchronized boolean isOfTheRequestedId() {
        if (later.key().isPresent()) {
            take(false);
        }
        return requestedIdWasGood && stage != SessionStage.ENDED;
    }

    /** The id of the request was good, and the request has claimed its session. */
    synchronized void holdClaimed(Verdict.Claimed claimed) {
        visitor.present().ifPresent(carriage::cameWith);
        hold(claimed);
    }

    private void hold(Verdict.Claimed claimed) {
        requestedIdWasGood = true;
        HeldSession taken = new HeldSession(taking, claimed.lease(), false);
        hold(taken);
        claimed.newId().ifPresent(id -> {
            taken.withNewId();
            carriage.replaceBy(id);
            views.announceIdChanged(
                    claimed.formerKey(), id.key(), claimed.lease().session().user());
        });
    }

    /** Its id is from before a login. Until it logs in, too, its session is its own: a cookie would undo that login. */
    synchronized void overtaken() {
        carriage.hush();
    }

    /** It was found for the request. */
    public synchronized void hold(SessionGrant grant) {
        if (!grant.isNew()) {
            visitor.present().ifPresent(carriage::cameWith);
            requestedIdWasGood = visitor.present().isPresent();
        }
        hold(new HeldSession(grant.way(), grant.lease(), grant.isNew()));
        if (grant.isNew()) {
            views.announceCreated(grant.lease());
        }
    }

    /** The client is told the id of the session, maybe once more. */
    public synchronized void tell(SessionId id) {
        carriage.replaceBy(id);
    }

    /** The session whose id came along is claimed as soon as somebody asks for it. */
    synchronized void claimLater(RequestedId.Present present) {
        carriage.cameWith(present);
        later.of(Optional.of(present.id().key()));
    }

    /** The session that another passage of this request has given back is claimed as soon as somebody asks for it. */
    synchronized void claimLater(RequestSession before) {
        carriage.goesOnFrom(before.carriage);
        later.of(before.key());
    }

    /** The session as its servlet sees it; null if there is none, and an exception if one is to be made and cannot be. */
    public synchronized @Nullable DurableHttpSession get(boolean create) {
        take(create);
        HeldSession mine = held;
        return mine == null || stage == SessionStage.ENDED
                ? null
                : mine.view(views, request.getServletContext(), this::end);
    }

    /** Takes a session, if the request has none yet and may have one. */
    synchronized void take(boolean create) {
        if (stage == SessionStage.NOTHING_YET && !over) {
            claim();
        }
        if (later.isBusy()) {
            later.requireNotNeeded(create);
            return;
        }
        if (stage == SessionStage.NOTHING_YET && !create && !over && !carriage.isHushed() && !carriage.isTooLate()) {
            taking.findAgain(visitor).ifPresent(this::hold);
        }
        if (create && (stage == SessionStage.NOTHING_YET || stage == SessionStage.ENDED)) {
            requireThatOneCanBeMade();
            boolean isAnother = carriage.isHushed() || stage == SessionStage.ENDED;
            hold(isAnother ? taking.open(visitor) : taking.findAgainOrOpen(visitor));
        }
    }

    private void claim() {
        if (later.key().isPresent()) {
            later.claim(taking, visitor)
                    .flatMap(lease -> taking.adopt(lease, visitor, carriage.canReplaceCookie()))
                    .ifPresent(this::hold);
            if (held == null && !later.isBusy()) {
                carriage.forget();
            }
        }
    }

    private void requireThatOneCanBeMade() {
        if (over) {
            throw new IllegalStateException("The request is over: no session can be opened for it any more");
        }
        taking.requireThatSessionsAreMade();
        carriage.requireTellable();
    }

    private void hold(OpenedSession opened) {
        SessionReturn way = carriage.isHushed() ? new TakeSession.PassingReturn(taking) : taking;
        hold(new HeldSession(way, opened.lease(), opened.isNew()));
        try {
            carriage.replaceBy(opened.id());
        } catch (RuntimeException untold) {
            // Nobody could come back to a session whose id was not told.
            if (opened.isNew()) {
                end();
            } else {
                giveBack("The client could not be told the id of this session");
            }
            throw untold;
        }
        RequestNotes.of(request).put("made", opened.isNew() ? "new" : "again");
        if (opened.isNew()) {
            views.announceCreated(opened.lease());
        }
    }

    private void hold(HeldSession taken) {
        held = taken;
        stage = SessionStage.HELD;
        taken.describe(carriage.source(), request);
    }

    /** The session has a new id, and its client is told, or an exception says why not. The old one is good for a moment. */
    synchronized SessionKey changeId() {
        take(false);
        HeldSession mine = held;
        if (mine == null || stage != SessionStage.HELD) {
            throw new IllegalStateException("The request has no session whose id could be changed");
        }
        mine.requireChangeable();
        // Who comes with a former id is not told the next one; and a session that nobody hears of needs none.
        if (!carriage.isHushed() && !mine.isByFormerId()) {
            renew(mine, mine.owner());
        }
        return mine.key();
    }

    private void renew(HeldSession mine, String owner) {
        carriage.requireReplaceable();
        carriage.replaceBy(mine.renew(owner, views));
        mine.describe(carriage.source(), request);
    }

    /**
     * The server has verified this user during the request. A session that belongs to nobody becomes theirs, with a new
     * id: whoever knew the old one, and may have planted it, is left behind.
     *
     * @throws ServletException if the session belongs to somebody else
     */
    synchronized void loggedIn(String user) throws ServletException {
        visitor = visitor.as(Optional.of(user));
        if (carriage.isHushed()) {
            catchUp();
        }
        HeldSession mine = held;
        if (mine == null || stage != SessionStage.HELD) {
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

    /** The session of the login that was faster, if it was this user's; else what the request has is kept. */
    private void catchUp() {
        carriage.speakAgain();
        Optional<Verdict.Claimed> joined = carriage.isTooLate() ? Optional.empty() : taking.join(visitor);
        HeldSession passing = held;
        if (joined.isPresent()) {
            giveBack("The request has logged in, and has the session of its user");
        } else if (passing != null) {
            passing.goes(taking);
        }
        joined.ifPresent(this::hold);
    }

    synchronized void loggedOut() {
        visitor = visitor.as(Optional.empty());
    }

    /** What the database could not end is held on, to be saved and given back like any other session. */
    private synchronized void end() {
        HeldSession mine = held;
        if (mine != null && stage == SessionStage.HELD) {
            lost |= !mine.end();
            stage = SessionStage.ENDED;
            SessionIdentity.detachFrom(request);
        }
    }

    /**
     * Saves what has changed, and lets others have the session, once; whoever uses it afterwards is told why not. False if
     * the request had lost its session, and something was not saved.
     */
    public synchronized boolean giveBack(String why) {
        HeldSession mine = held;
        if (mine == null || stage != SessionStage.HELD) {
            return !lost;
        }
        if (mine.endsWithRequest()) {
            mine.endInsteadOfGivingBack(views, request.getServletContext(), this::end, why);
            stage = SessionStage.ENDED;
        } else {
            stage = SessionStage.GIVEN_BACK;
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
