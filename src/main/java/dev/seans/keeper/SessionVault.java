package dev.seans.keeper;

import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.OnePerApplication;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UnreadableSessionException;
import dev.seans.upstream.UpstreamName;
import jakarta.inject.Inject;
import java.util.Optional;

/** Sessions as the keeper stores them: encrypted. */
@OnePerApplication
class SessionVault {

    private final SlotRows rows;
    private final SessionCipher cipher;
    private final OwnSessions own = new OwnSessions();

    @Inject
    public SessionVault(SlotRows rows, SessionCipher cipher) {
        this.rows = rows;
        this.cipher = cipher;
    }

    /** Empty if there is none, or another one by now. */
    Optional<SessionContent> open(UpstreamName upstream, SlotRow slot) throws UnreadableSessionException {
        if (!slot.filled()) {
            return Optional.empty();
        }
        SessionPlace place = slot.place(upstream);
        Optional<byte[]> sealed = rows.sealed(place);
        activeKey();
        return sealed.isEmpty() ? Optional.empty() : Optional.of(cipher.open(place, sealed.get()));
    }

    /** False if somebody else has stored one since. */
    boolean store(SessionPlace place, SessionContent content, SlotRows.Times times) {
        boolean stored = rows.store(place, cipher.seal(place, content), times);
        if (stored) {
            own.stored(place, content);
        }
        return stored;
    }

    /** What is to be done with a session, by the settings that are stored with it. */
    OwnSessions.Verdict judge(Round round, SlotRow slot, SessionContent session) {
        return own.judge(round, slot, session);
    }

    /**
     * The key that encrypts.
     *
     * @throws UnreadableSessionException if there is none: then nobody may log in
     */
    String activeKey() throws UnreadableSessionException {
        try {
            return cipher.activeKeyName();
        } catch (InvalidSettingsException noKeys) {
            throw new UnreadableSessionException(String.valueOf(noKeys.getMessage()));
        }
    }

    /** Whether the session is encrypted with another key than the one that encrypts now, if there is one. */
    boolean isOfOtherKey(SlotRow slot) {
        try {
            String active = activeKey();
            return slot.filled() && slot.keyId().filter(active::equals).isEmpty();
        } catch (UnreadableSessionException noKeys) {
            return slot.filled();
        }
    }

    /** Encrypts it with the key that encrypts now; false if it is another one by now. */
    boolean sealAnew(UpstreamName upstream, SlotRow slot) throws UnreadableSessionException {
        Optional<SessionContent> content = open(upstream, slot);
        SessionPlace place = slot.place(upstream);
        return content.isPresent()
                && rows.sealAnew(
                        place, cipher.seal(place, content.get()), slot.keyId().orElse(""));
    }
}
