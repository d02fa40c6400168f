package dev.seans.uploads;

import dev.seans.identity.SessionKey;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.RequestThreads;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * How many uploads this node receives at a time: each keeps a thread of the server until its last byte, however slowly it
 * comes.
 */
@OnePerApplication
public class UploadPlaces {

    private static final Logger LOG = System.getLogger(UploadPlaces.class.getName());

    private final int ofSession;
    private final int ofSource;
    private final int wanted;
    private final int ofNode;
    private final List<Place> taken = new ArrayList<>();

    @Inject
    public UploadPlaces(Settings settings, RequestThreads threads) {
        this.ofSession = settings.integer(Setting.UPLOAD_AT_ONCE);
        this.ofSource = settings.integer(Setting.UPLOAD_AT_ONCE_USER);
        this.wanted = settings.integer(Setting.UPLOAD_AT_ONCE_NODE);
        this.ofNode = ofNode(wanted, threads.count());
    }

    /**
     * Less than half, but one: requests that wait for their sessions may keep the other half, and one thread stays for the
     * rest.
     */
    private static int ofNode(int wanted, OptionalInt threads) {
        return threads.isEmpty() ? wanted : Math.min(wanted, Math.max(1, (threads.getAsInt() - 1) / 2));
    }

    /** Tells the operator if fewer are received than the setting says. */
    public void announce() {
        if (ofNode < wanted) {
            LOG.log(
                    Level.INFO,
                    "At most {0} uploads are received by this node at a time, not {1} = {2}: that is less than half of the"
                            + " server''s threads for requests. Further ones are answered 503",
                    Integer.toString(ofNode),
                    Setting.UPLOAD_AT_ONCE_NODE.key(),
                    Integer.toString(wanted));
        }
    }

    /** How many this node receives at a time. */
    int ofNode() {
        return ofNode;
    }

    /**
     * Takes a place for a body, which must be given back. Bodies that come too slowly are ended first: their places are free
     * a moment later.
     *
     * @throws UploadRefusedException if there is none
     */
    synchronized void take(SessionKey key, String source, PacedBody body) {
        taken.forEach(place -> place.body().endIfTooSlow());
        require(Setting.UPLOAD_AT_ONCE, place -> place.key().equals(key), ofSession);
        require(Setting.UPLOAD_AT_ONCE_USER, place -> place.source().equals(source), ofSource);
        require(Setting.UPLOAD_AT_ONCE_NODE, place -> true, ofNode);
        taken.add(new Place(key, source, body));
    }

    private void require(Setting limit, Predicate<Place> whose, int places) {
        if (taken.stream().filter(whose).count() >= places) {
            throw new UploadRefusedException(limit, Integer.toString(places));
        }
    }

    synchronized void giveBack(PacedBody body) {
        taken.removeIf(place -> place.body() == body);
    }

    private record Place(SessionKey key, String source, PacedBody body) {}
}
