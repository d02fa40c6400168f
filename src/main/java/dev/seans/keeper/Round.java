package dev.seans.keeper;

import dev.seans.upstream.SlotRow;
import dev.seans.upstream.UpstreamName;

/**
 * One look after one upstream.
 *
 * @param rules as the settings are
 * @param forced whether an operator wants all sessions to be new: what cannot be decrypted may be overwritten then
 */
record Round(KeptUpstream kept, SessionRules rules, UpstreamLease lease, RoundResult result, boolean forced) {

    UpstreamName name() {
        return kept.name();
    }

    KeeperLog log() {
        return new KeeperLog(kept.name());
    }

    /** How the session is planned to go on. */
    RefreshPlan plan(SlotRow slot) {
        return RefreshPlan.of(slot, rules.idle());
    }
}
