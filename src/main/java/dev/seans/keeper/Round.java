package dev.seans.keeper;

import dev.seans.login.CheckOutcome;
import dev.seans.login.SessionCheck;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SlotRow;
import dev.seans.upstream.UpstreamName;

/**
 * One look after one upstream.
 *
 * @param rules as the settings are
 * @param hurry lets what is asked be broken off when the application ends
 * @param forced whether an operator wants all sessions to be new: what cannot be decrypted may be overwritten then
 */
record Round(
        KeptUpstream kept, SessionRules rules, UpstreamLease lease, RoundResult result, Hurry hurry, boolean forced) {

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

    /** Tries a session at the check path. */
    CheckOutcome tried(SessionCheck check, SessionContent session) throws InterruptedException {
        try {
            return hurry.ask(() -> check.of(kept.access(), session));
        } catch (InterruptedException | RuntimeException meant) {
            throw meant;
        } catch (Exception undeclared) {
            throw new IllegalStateException(undeclared);
        }
    }
}
