package dev.seans.keeper;

import dev.seans.login.BasicAuthorization;
import dev.seans.login.Credentials;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Secret;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UnreadableSessionException;
import dev.seans.upstream.UpstreamRows;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Sessions whose calls carry credentials that the upstream has refused. Each call, check or finish with one of them would
 * be one more wrong password, which locks the account.
 */
@OnePerApplication
class RefusedSessions {

    private final UpstreamRows upstreams;
    private final SlotRows rows;
    private final SessionVault vault;

    @Inject
    public RefusedSessions(UpstreamRows upstreams, SlotRows rows, SessionVault vault) {
        this.upstreams = upstreams;
        this.rows = rows;
        this.vault = vault;
    }

    /** Takes them away, also those that a call has: it is the last one with them. The upstream is not asked. */
    void takeAway(Round round, Credentials refused) {
        Secret authorization = BasicAuthorization.of(refused);
        for (SlotRow slot : upstreams.view(round.name()).orElseThrow().slots()) {
            if (carries(round, slot, authorization) && rows.empty(slot.place(round.name()))) {
                round.log().takenAway(slot.number());
            }
        }
    }

    private boolean carries(Round round, SlotRow slot, Secret authorization) {
        try {
            Optional<Secret> carried = vault.open(round.name(), slot).flatMap(session -> session.authorization());
            return carried.filter(one -> one.text().equals(authorization.text()))
                    .isPresent();
        } catch (UnreadableSessionException unreadable) {
            return false;
        }
    }
}
