package dev.seans.filter;

import dev.seans.session.OpenedSession;
import dev.seans.session.Renewal;
import dev.seans.session.SessionLease;
import dev.seans.session.SessionUpdate;
import java.util.Optional;

/** Ends a session with its request, because no client has heard of it. */
record PassingReturn(SessionTaking taking) implements SessionReturn {

    @Override
    public Optional<OpenedSession> renew(SessionLease lease, String user, Renewal renewal) {
        return taking.renew(lease, user, renewal);
    }

    @Override
    public boolean release(SessionLease lease, SessionUpdate update) {
        return taking.release(lease, update);
    }

    @Override
    public boolean end(SessionLease lease) {
        return taking.end(lease);
    }

    @Override
    public boolean endsWithRequest() {
        return true;
    }
}
