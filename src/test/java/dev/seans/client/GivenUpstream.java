package dev.seans.client;

import dev.seans.database.Database;
import dev.seans.database.DatabaseClock;
import dev.seans.database.LeaseDatabase;
import dev.seans.database.OutsideTransactions;
import dev.seans.settings.Secret;
import dev.seans.upstream.EncryptionKey;
import dev.seans.upstream.EncryptionKeys;
import dev.seans.upstream.KeyRing;
import dev.seans.upstream.LostRule;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.SessionContent;
import dev.seans.upstream.SessionPlace;
import dev.seans.upstream.SlotRows;
import dev.seans.upstream.UpstreamCookie;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRows;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An upstream in the tables, as a keeper would have written it, for tests in which no keeper runs. */
public final class GivenUpstream {

    /** With which all clients of tests read. */
    public static final EncryptionKeys KEYS = () -> new KeyRing(List.of(new EncryptionKey("test", new byte[32])));

    private static final LostRule LOST_BY_401 = LostRule.parse(List.of("401", "redirect", "html"));
    private static final LostRule LOST_BY_404 = LostRule.parse(List.of("401", "redirect", "html", "400", "404"));

    private final UpstreamName name;
    private final URI baseUrl;
    private final LeaseDatabase sql;
    private final SessionCipher cipher = new SessionCipher(KEYS);
    private final UpstreamRows upstreams;
    private final SlotRows slots;
    private boolean oneCallAtATime;
    private @Nullable Secret authorization;

    public GivenUpstream(String name, URI baseUrl, Database database) {
        this.name = new UpstreamName(name);
        this.baseUrl = baseUrl;
        sql = new LeaseDatabase(database, new OutsideTransactions());
        upstreams = new UpstreamRows(sql, new DatabaseClock(database));
        slots = new SlotRows(sql);
    }

    /** Whose sessions serve one call at a time, each with these credentials. */
    public GivenUpstream ofIbSessions(String authorizing) {
        oneCallAtATime = true;
        authorization = new Secret(authorizing);
        return this;
    }

    public GivenUpstream authorizing(String value) {
        authorization = new Secret(value);
        return this;
    }

    /** Without a session. */
    public GivenUpstream known() {
        upstreams.makeIfMissing(name, Instant.now().plus(Duration.ofMinutes(10)));
        slots.makeIfMissing(name, 1);
        return this;
    }

    /** A new session in this slot, in place of what was there. */
    public GivenUpstream stored(int slot, UpstreamCookie... cookies) {
        known();
        slots.makeIfMissing(name, slot);
        SessionPlace place = new SessionPlace(name, slot, version(slot) + 1);
        Instant now = Instant.now();
        slots.store(
                place,
                cipher.seal(place, content(cookies)),
                new SlotRows.Times(now, Optional.empty(), now, now.plus(Duration.ofMinutes(5)), Optional.empty()));
        return this;
    }

    private SessionContent content(UpstreamCookie... cookies) {
        return new SessionContent(
                baseUrl,
                List.of(cookies),
                Optional.ofNullable(authorization),
                oneCallAtATime ? LOST_BY_404 : LOST_BY_401,
                oneCallAtATime,
                Duration.ofSeconds(20));
    }

    public long version(int slot) {
        return sql.find(
                        "SELECT version FROM seans_upstream_session WHERE upstream = ? AND slot_no = ?",
                        row -> row.getLong("version"),
                        name.text(),
                        slot)
                .orElse(0L);
    }

    /** What a keeper does that has found the session alive. */
    public void foundAlive(int slot) {
        slots.alive(new SessionPlace(name, slot, version(slot)), Instant.now(), Instant.now());
    }

    /** What a keeper does that has found the session lost, and cannot log in. */
    public void emptied(int slot) {
        slots.empty(new SessionPlace(name, slot, version(slot)));
    }

    public boolean isMarked(int slot) {
        return count("slot_no = " + slot + " AND invalid_version = version") == 1;
    }

    public long held() {
        return count("holder IS NOT NULL AND held_until > {now}");
    }

    /** Whether a keeper that looks now would find a session to check, and looks now. */
    public boolean isCheckDue() {
        return count("check_at <= {now}") > 0
                && sql.find(
                                "SELECT due_at FROM seans_upstream WHERE name = ? AND due_at <= {now}",
                                row -> true,
                                name.text())
                        .isPresent();
    }

    public long used() {
        return count("used_at IS NOT NULL");
    }

    private long count(String condition) {
        return sql.find(
                        "SELECT COUNT(*) AS found FROM seans_upstream_session WHERE upstream = ? AND " + condition,
                        row -> row.getLong("found"),
                        name.text())
                .orElseThrow();
    }

    /** Such as {@code stopped = TRUE}. */
    public void upstream(String assignments, Object... arguments) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = name.text();
        sql.update("UPDATE seans_upstream SET " + assignments + " WHERE name = ?", all);
    }

    /** Such as {@code expires_at = {now}}. */
    public void sessions(String assignments, Object... arguments) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = name.text();
        sql.update("UPDATE seans_upstream_session SET " + assignments + " WHERE upstream = ?", all);
    }
}
