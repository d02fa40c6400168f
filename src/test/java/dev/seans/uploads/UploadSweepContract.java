package dev.seans.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.database.Database;
import dev.seans.database.SteppedClock;
import dev.seans.database.TestDatabase;
import dev.seans.database.TestTransactions;
import dev.seans.identity.SessionKey;
import dev.seans.settings.GivenSettings;
import dev.seans.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of upload folders, on whichever database. */
abstract class UploadSweepContract {

    private static final SessionKey KEY = new SessionKey("a".repeat(64));
    private static final SessionKey OTHER = new SessionKey("b".repeat(64));
    private static final Duration KEEP = Duration.ofDays(7);
    private static final Duration QUIET = Duration.ofMinutes(10);

    @TempDir
    private Path home;

    private Database database;
    private SteppedClock clock;
    private UploadedSession uploads;
    private UploadSweep sweep;

    abstract TestDatabase kind();

    @BeforeEach
    void twoSessions() throws Exception {
        TestTransactions transactions = new TestTransactions(kind().emptied());
        database = transactions.database();
        clock = new SteppedClock(database);
        Settings settings = GivenSettings.with(Map.of("seans.home", home.toString(), "seans.upload.min-free", "1 B"));
        uploads = new UploadedSession(database, transactions, clock, settings);
        sweep = new UploadSweep(clock, settings, uploads.folders(), new UploadRemoval(database));
        uploads.receive(KEY, "import_files/a/1.jpg", "jpg");
        uploads.receive(KEY, "import.xml", "<?xml?>");
        clock.step(Duration.ofHours(1));
        uploads.receive(OTHER, "import.xml", "<?xml?>");
    }

    @Test
    void aFolderGoesWhenNothingHasUsedItForLong() {
        clock.step(KEEP.minus(Duration.ofMinutes(59)));
        sweep.run(() -> false);

        assertThat(home.resolve("uploads").resolve(KEY.hex())).doesNotExist();
        assertThat(home.resolve("uploads").resolve(OTHER.hex())).exists();
        assertThat(keys("seans_upload_file")).containsExactly(OTHER.hex());
        assertThat(keys("seans_upload_folder")).containsExactly(OTHER.hex());
    }

    @Test
    void theFolderOfALiveSessionStays() {
        database.update(
                "INSERT INTO seans_session (session_key, scope, user_name, address, idle_millis, created_at,"
                        + " last_access_at, expires_at) VALUES (?, 'exchange', '1c', '::1', 1, ?, ?, ?)",
                KEY.hex(),
                clock.now(),
                clock.now(),
                clock.now());
        clock.step(KEEP);
        sweep.run(() -> false);
        assertThat(keys("seans_upload_folder")).contains(KEY.hex());

        database.update("DELETE FROM seans_session");
        sweep.run(() -> false);
        assertThat(keys("seans_upload_folder")).doesNotContain(KEY.hex());
    }

    @Test
    void theFolderOfAnActiveImportOrOfOneThatHasJustEndedStays() {
        database.update(
                "INSERT INTO seans_import_source (id, name, next_queue_no, created_at) VALUES (1, '1c', 1, ?)",
                clock.now());
        database.update(
                "INSERT INTO seans_import_session (id, source_id, session_key, active_key, id_source, state, created_at,"
                        + " progress_at) VALUES (1, 1, ?, ?, 'URL', 'PENDING', ?, ?)",
                KEY.hex(),
                KEY.hex(),
                clock.now(),
                clock.now());
        clock.step(KEEP.plusDays(30));
        sweep.run(() -> false);
        assertThat(keys("seans_upload_folder")).containsExactly(KEY.hex());

        database.update("UPDATE seans_import_session SET active_key = NULL, progress_at = ?", clock.now());
        sweep.run(() -> false);
        assertThat(keys("seans_upload_folder")).containsExactly(KEY.hex());

        clock.step(KEEP.plusSeconds(1));
        sweep.run(() -> false);
        assertThat(keys("seans_upload_folder")).isEmpty();
    }

    @Test
    void partsOfACrashGoWhileTheirFolderStaysAndFreshOnesDoNot() throws Exception {
        Path dead = Files.writeString(uploads.folders().newPart(OTHER), "dead");
        Path fresh = Files.writeString(uploads.folders().newPart(OTHER), "fresh");
        Files.setLastModifiedTime(dead, FileTime.from(clock.now().minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(fresh, FileTime.from(clock.now().minus(Duration.ofHours(23))));

        sweep.run(() -> false);

        assertThat(uploads.parts(OTHER)).containsExactly(fresh);
    }

    @Test
    void aSessionIsQuietWhenItHasFilesLeftAndSendsNoMore() {
        clock.step(QUIET.minus(Duration.ofHours(1)));
        assertThat(quiet()).isEmpty();

        clock.step(Duration.ofHours(1).plusSeconds(1));

        // The other one has sent a document only: that is a matter of imports.
        assertThat(quiet()).containsExactly(KEY);
        assertThat(uploads.files().hasAny(KEY)).isTrue();
        assertThat(uploads.files().hasAny(OTHER)).isFalse();
    }

    @Test
    void anArchiveThatNobodyHasAskedForIsLookedAfter() throws Exception {
        uploads.receive(OTHER, "v8.zip", "PK");
        clock.step(QUIET.plusSeconds(1));

        assertThat(quiet()).containsExactlyInAnyOrder(KEY, OTHER);
    }

    private List<SessionKey> quiet() {
        return uploads.files().quiet(clock.now().minus(QUIET), 10);
    }

    private List<String> keys(String table) {
        return database.query("SELECT DISTINCT session_key FROM " + table, row -> row.getString("session_key"));
    }
}
