package dev.seans.settings;

import static dev.seans.settings.Setting.ENCRYPTION_KEYS;
import static dev.seans.settings.Setting.ENCRYPTION_KEYS_FILE;
import static dev.seans.settings.Setting.EXCHANGE_FILE_LIMIT;
import static dev.seans.settings.Setting.EXCHANGE_SESSION_TIMEOUT;
import static dev.seans.settings.Setting.IMPORT_HOLD;
import static dev.seans.settings.Setting.IMPORT_STUCK_AFTER;
import static dev.seans.settings.Setting.SESSION_GC_DIVISOR;
import static dev.seans.settings.Setting.SESSION_GC_PROBABILITY;
import static dev.seans.settings.Setting.SESSION_LEASE;
import static dev.seans.settings.Setting.SESSION_MAX_HOLD;
import static dev.seans.settings.Setting.SESSION_SIZE_LIMIT;
import static dev.seans.settings.Setting.SESSION_WAIT;
import static dev.seans.settings.Setting.SHOP_SECRET;
import static dev.seans.settings.Setting.SHOP_URL;
import static dev.seans.settings.Setting.UPLOAD_MAX_FILE;
import static dev.seans.settings.Setting.UPLOAD_MAX_FILES;
import static dev.seans.settings.Setting.UPLOAD_MAX_SESSION;
import static dev.seans.settings.Setting.UPLOAD_MAX_USER;
import static dev.seans.settings.Setting.UPLOAD_MAX_USER_FILES;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pairs of settings that are each fine alone. */
final class Contradictions {

    /** 1C's own time-out of a request. Protocol, section 1.6, step 2. */
    private static final Duration CLIENT_TIMEOUT = Duration.ofMinutes(3);

    private static final long LARGEST_SESSION = 1_000_000;

    private Contradictions() {}

    static List<String> in(Settings settings) {
        List<String> found = new ArrayList<>();
        if (settings.size(EXCHANGE_FILE_LIMIT) > settings.size(UPLOAD_MAX_FILE)) {
            found.add(pair(settings, EXCHANGE_FILE_LIMIT, "must not exceed", UPLOAD_MAX_FILE));
        }
        if (settings.size(UPLOAD_MAX_FILE) > settings.size(UPLOAD_MAX_SESSION)) {
            found.add(pair(settings, UPLOAD_MAX_FILE, "must not exceed", UPLOAD_MAX_SESSION));
        }
        if (settings.size(UPLOAD_MAX_SESSION) > settings.size(UPLOAD_MAX_USER)) {
            found.add(pair(settings, UPLOAD_MAX_SESSION, "must not exceed", UPLOAD_MAX_USER));
        }
        if (settings.integer(UPLOAD_MAX_FILES) > settings.integer(UPLOAD_MAX_USER_FILES)) {
            found.add(pair(settings, UPLOAD_MAX_FILES, "must not exceed", UPLOAD_MAX_USER_FILES));
        }
        if (settings.duration(IMPORT_STUCK_AFTER).compareTo(settings.duration(EXCHANGE_SESSION_TIMEOUT)) >= 0) {
            found.add(pair(settings, IMPORT_STUCK_AFTER, "must be shorter than", EXCHANGE_SESSION_TIMEOUT));
        }
        if (settings.duration(IMPORT_HOLD).compareTo(CLIENT_TIMEOUT) >= 0) {
            found.add("%s must be shorter than the 180 s after which 1C gives up"
                    .formatted(shown(settings, IMPORT_HOLD)));
        }
        found.addAll(inSessions(settings));
        found.addAll(inShops(settings));
        if (settings.effective(ENCRYPTION_KEYS).isGiven()
                && settings.effective(ENCRYPTION_KEYS_FILE).isGiven()) {
            found.add(pair(settings, ENCRYPTION_KEYS, "must not be given together with", ENCRYPTION_KEYS_FILE));
        }
        return found;
    }

    private static List<String> inSessions(Settings settings) {
        List<String> found = new ArrayList<>();
        if (settings.duration(SESSION_LEASE).compareTo(settings.duration(SESSION_MAX_HOLD)) > 0) {
            found.add(pair(settings, SESSION_LEASE, "must not exceed", SESSION_MAX_HOLD));
        }
        if (settings.duration(SESSION_MAX_HOLD).compareTo(settings.duration(SESSION_WAIT)) >= 0) {
            found.add(pair(settings, SESSION_MAX_HOLD, "must be shorter than", SESSION_WAIT));
        }
        if (settings.integer(SESSION_GC_PROBABILITY) > settings.integer(SESSION_GC_DIVISOR)) {
            found.add(pair(settings, SESSION_GC_PROBABILITY, "must not exceed", SESSION_GC_DIVISOR));
        }
        if (settings.size(SESSION_SIZE_LIMIT) > LARGEST_SESSION) {
            found.add("%s must not exceed 1 MB, which is what the column holds"
                    .formatted(shown(settings, SESSION_SIZE_LIMIT)));
        }
        return found;
    }

    private static List<String> inShops(Settings settings) {
        List<String> found = new ArrayList<>();
        if (settings.effective(SHOP_URL).isGiven()
                || settings.effective(SHOP_SECRET).isGiven()) {
            found.add("%s and %s are set for each shop by its name, as %s"
                    .formatted(SHOP_URL.key(), SHOP_SECRET.key(), SHOP_URL.keyOf("<user>")));
        }
        for (String shop : settings.namesWith(SHOP_URL)) {
            if (!WebhookSecret.isOne(settings.of(shop).secret(SHOP_SECRET).text())) {
                found.add("%s needs %s: whsec_ and 24 to 64 random bytes in Base64"
                        .formatted(SHOP_URL.keyOf(shop), SHOP_SECRET.keyOf(shop)));
            }
        }
        return found;
    }

    private static String pair(Settings settings, Setting left, String relation, Setting right) {
        return "%s %s %s".formatted(shown(settings, left), relation, shown(settings, right));
    }

    private static String shown(Settings settings, Setting setting) {
        Settings.Effective effective = settings.effective(setting);
        return "%s = %s".formatted(setting.key(), effective);
    }
}
