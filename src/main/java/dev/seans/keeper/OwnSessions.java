package dev.seans.keeper;

import dev.seans.login.LoginFailedException;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.UpstreamName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides what becomes of a session that is stored with other settings than this node's: they have changed since, or differ
 * from node to node.
 *
 * <ol>
 *   <li>If they are this node's, it is checked.
 *   <li>If this node has not had its settings there yet, since its start or since they have changed, they are the newer
 *       ones, and are taken over. Likewise if a client was refused: the session may be lost, and this node cannot ask.
 *   <li>Otherwise another node has the newer ones. The session is left to that one, or they would take it from each other
 *       for ever.
 *   <li>To take over means: where the session itself is of no use, or must not be sent, it is replaced; otherwise it is
 *       checked, and stored with the settings of this node.
 * </ol>
 */
final class OwnSessions {

    /** With which settings this node has stored or found a session last; as many as there are sessions. */
    private final Map<Place, StoredSettings> settings = new ConcurrentHashMap<>();

    private final Set<Place> foreign = ConcurrentHashMap.newKeySet();

    /** What is to be done. */
    enum Verdict {
        /** Check it, and leave its settings as they are. */
        CHECK,
        /** Check it by the settings of this node, and store it with them. */
        ADAPT,
        /** Send it nowhere, but log in. */
        REPLACE,
        /** Do nothing. */
        LEAVE
    }

    /** This node has stored it. */
    void stored(SessionPlace place, SessionContent session) {
        settings.put(new Place(place.upstream(), place.slot()), StoredSettings.of(session));
    }

    /** Says so once if the settings differ from node to node. */
    Verdict judge(Round round, SlotRow slot, SessionContent session) {
        StoredSettings there = StoredSettings.of(session);
        StoredSettings here;
        try {
            here = StoredSettings.of(round.kept());
        } catch (LoginFailedException noCredentials) {
            return round.kept().settings().baseUrl().equals(there.baseUrl()) ? Verdict.CHECK : Verdict.LEAVE;
        }
        Place place = new Place(round.name(), slot.number());
        if (here.equals(there)) {
            settings.put(place, here);
            foreign.remove(place);
            return Verdict.CHECK;
        }
        if (!here.equals(settings.get(place)) || slot.marked()) {
            return there.leadTo(here) ? Verdict.ADAPT : Verdict.REPLACE;
        }
        if (foreign.add(place)) {
            round.log().foreign(slot.number());
        }
        return Verdict.LEAVE;
    }

    private record Place(UpstreamName upstream, int slot) {}
}
