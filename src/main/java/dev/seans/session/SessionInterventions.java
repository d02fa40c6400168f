package dev.seans.session;

import dev.seans.database.LostRace;
import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * What operators do with sessions:
 *
 * <ol>
 *   <li>A session ends by the loss of its row. Nothing but an opening makes one, so whoever holds the session can neither save
 *       nor bring it back. A request that holds nothing may still be let in by another node that has seen the session
 *       in the last 5 s.
 *   <li>A lease is taken away by one update: owner and end are gone, and the generation of readers is over. What the holder
 *       still saves names a token that the row does not have, and is refused; that of the next holding is higher, as is its fence.
 *   <li>A holder on this node is no longer in anybody's way: the next one of its line asks at once. Where it is on another
 *       node, requests of all others ask within 25 ms; those of its own node stand behind it until it is to be renewed: that
 *       is, for two thirds of a lease at the most.
 * </ol>
 */
@OnePerApplication
public class SessionInterventions {

    private static final Logger LOG = System.getLogger(SessionInterventions.class.getName());
    private static final int ATTEMPTS = 5;

    private final SessionRows sessions;
    private final LeaseReturns returns;
    private final HeldLeases held;
    private final KnownSessions known;
    private final LiveSessions live;
    private final Instance<SessionKeeping> keeping;

    @Inject
    SessionInterventions(
            SessionRows sessions,
            LeaseReturns returns,
            HeldLeases held,
            KnownSessions known,
            LiveSessions live,
            @Any Instance<SessionKeeping> keeping) {
        this.sessions = sessions;
        this.returns = returns;
        this.held = held;
        this.known = known;
        this.live = live;
        this.keeping = keeping;
    }

    /**
     * Ends the session for good, whoever holds or needs it.
     *
     * @param operator who wants it, for the log
     * @return false if there is none of this number
     * @throws dev.seans.database.DatabaseException if the database does not answer
     */
    public boolean end(long number, String operator) {
        Optional<SessionKey> key = sessions.keyOf(number);
        List<Holding> holders = held.of(number);
        boolean ended = key.isPresent() && LostRace.retried(ATTEMPTS, () -> returns.end(number));
        if (ended) {
            known.forget(key.get());
            holders.forEach(Holding::lose);
            LOG.log(
                    Level.INFO,
                    "{0} session {1} was ended by the operator {2}: its client must begin anew, and what a request in it"
                            + " still saves is refused{3}",
                    key.get(),
                    Long.toString(number),
                    operator,
                    isNeeded(key.get()) ? ". Its import is active, and goes on" : "");
        }
        return ended;
    }

    private boolean isNeeded(SessionKey key) {
        return keeping.stream().anyMatch(keeper -> keeper.needs(key));
    }

    /**
     * Takes the session away from whoever holds it, so that the next request gets it.
     *
     * @param operator who wants it, for the log
     * @return the session as it is afterwards; empty if there is none of this number
     * @throws dev.seans.database.DatabaseException if the database does not answer
     */
    public Optional<SessionView> release(long number, String operator) {
        // Whoever gets it from now on has not lost it.
        List<Holding> holders = held.of(number);
        boolean taken = LostRace.retried(ATTEMPTS, () -> returns.takeAway(number));
        if (taken) {
            holders.forEach(Holding::lose);
        }
        Optional<SessionView> session = live.find(number);
        session.ifPresent(view -> LOG.log(
                Level.INFO,
                "{0} session {1} was released by the operator {2}: {3}",
                view.key(),
                Long.toString(number),
                operator,
                taken
                        ? "the next request gets it, and what the one that held it still saves is refused"
                        : "nobody held it, so nothing has changed"));
        return session;
    }
}
