package dev.seans.settings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Everything that an operator can set. The table of docs/settings.md is tested against this enum. */
public enum Setting {
    HOME(
            "seans.home",
            SettingType.PATH,
            "",
            "the directory of uploads, images, and the secret of sessions; empty: the server's data directory + /seans"),
    HOME_READERS(
            "seans.home-readers",
            SettingType.choice("owner", "group"),
            "owner",
            "who may read uploads and images in seans.home: the server's user alone, or the group of that user, too; never"
                    + " the secrets there"),
    SCHEMA(
            "seans.schema",
            SettingType.choice("auto", "validate", "off"),
            "auto",
            "auto: create and migrate the tables at start; validate: refuse to start if a migration is missing;"
                    + " off: leave the tables alone"),
    COOKIE("seans.session.cookie", SettingType.COOKIE_NAME, "seans", "the name of the session cookie"),
    SESSION_TIMEOUT(
            "seans.session.timeout",
            SettingType.DURATION,
            "10 min",
            "idle time after which a session of an application ends"),
    SESSION_LEASE(
            "seans.session.lease",
            SettingType.DURATION,
            "30 s",
            "how long a session stays taken when the node that holds it has died; a living node renews it"),
    SESSION_MAX_HOLD(
            "seans.session.max-hold",
            SettingType.DURATION,
            "110 s",
            "how long a request may hold its session; then the next one gets it, and what the first one would still"
                    + " save is refused"),
    SESSION_WAIT(
            "seans.session.wait",
            SettingType.DURATION,
            "120 s",
            "how long a request waits for its session before it is answered 503; longer than max-hold"),
    SESSION_QUEUE_LIMIT(
            "seans.session.queue-limit",
            SettingType.INTEGER,
            "50",
            "requests that wait for one session on a node; beyond it 503 at once"),
    SESSION_WAITERS_MAX(
            "seans.session.waiters-max",
            SettingType.INTEGER,
            "100",
            "requests that wait for sessions on a node in all, but never more than half of the server's threads for"
                    + " requests; beyond it 503 at once"),
    SESSION_SIZE_LIMIT(
            "seans.session.size-limit",
            SettingType.SIZE,
            "256 KiB",
            "all attributes of a session, serialized; at most 1 MB"),
    SESSION_ALLOWED_CLASSES(
            "seans.session.allowed-classes",
            SettingType.LIST,
            "",
            "classes whose objects may be attributes, beside those of java.lang, java.util, java.time and java.math;"
                    + " com.example.shop.* allows a package, com.example.** what is below it, too"),
    SESSION_RECOVER_LIMIT(
            "seans.session.recover-limit",
            SettingType.INTEGER,
            "10",
            "missing=recover: how many sessions of an address are looked at, the freshest first"),
    SESSION_RECOVER_WITHOUT_ID(
            "seans.session.recover-without-id",
            SettingType.choice("true", "false"),
            "true",
            "missing=recover: whether a client without a valid id gets the freshest session of its address that holds"
                    + " nothing important"),
    SESSION_IMPORTANT_ATTRIBUTES(
            "seans.session.important-attributes",
            SettingType.LIST,
            "*",
            "attributes that make a session important, so that it is never given to a client without its id; * is every"
                    + " attribute, and an authenticated user is always important"),
    SESSION_GC_PROBABILITY(
            "seans.session.gc-probability",
            SettingType.INTEGER,
            "1",
            "in how many of gc-divisor requests dead sessions are removed, after the response"),
    SESSION_GC_DIVISOR("seans.session.gc-divisor", SettingType.INTEGER, "100", "see gc-probability"),
    LOG_REQUESTS(
            "seans.log.requests",
            SettingType.choice("info", "debug", "off"),
            "info",
            "the level of the one line that the filter writes for each request; off: none; warnings and errors are"
                    + " always written"),
    LOGIN_ATTEMPTS(
            "seans.login.attempts",
            SettingType.INTEGER,
            "10",
            "wrong passwords of a user from an address before the next ones are refused unseen"),
    LOGIN_PAUSE(
            "seans.login.pause",
            SettingType.DURATION,
            "1 min",
            "after that, one password is checked in each such time; the count starts anew after a right one that was"
                    + " checked, or after attempts × pause without a wrong one"),
    TRUSTED_PROXIES(
            "seans.trusted-proxies",
            SettingType.LIST,
            "",
            "addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded-For, or Forwarded, tells the client's"
                    + " address"),
    VRD(
            "seans.vrd",
            SettingType.PATH,
            "",
            "1C's publication file; empty: default.vrd in seans.home, else in WEB-INF, if there is one"),
    REUSE_UNKNOWN_SESSION(
            "seans.reuse.unknown-session",
            SettingType.choice("404", "400", "406"),
            "404",
            "the status for a call with the id of a session that is unknown, over, or another user's; with"
                    + " reuse = use"),
    REUSE_SESSION_LIMIT(
            "seans.reuse.session-limit",
            SettingType.INTEGER,
            "1000",
            "sessions of one service that clients manage with reuse = use; beyond it 406"),
    UPSTREAMS(
            "seans.upstreams",
            SettingType.LIST,
            "",
            "names of the upstreams whose sessions are kept: small letters and digits; each has settings of its own"),
    ENCRYPTION_KEYS(
            "seans.encryption-keys",
            SettingType.SECRET,
            "",
            "keys for stored sessions of upstreams: name=64 hex digits, separated by commas; the first one encrypts, all"
                    + " decrypt"),
    ENCRYPTION_KEYS_FILE(
            "seans.encryption-keys-file",
            SettingType.PATH,
            "",
            "a file with such keys, one in a line; empty: with the server's own H2 database, upstream-keys in"
                    + " seans.home, which is made"),
    EXCHANGE_PATHS(
            "seans.exchange.paths",
            SettingType.LIST,
            "",
            "further paths of the exchange below the context root, separated by blanks or commas"),
    EXCHANGE_FILE_LIMIT(
            "seans.exchange.file-limit",
            SettingType.SIZE,
            "8 MiB",
            "the fragment size that init announces; 1C cuts larger files"),
    EXCHANGE_ZIP(
            "seans.exchange.zip",
            SettingType.choice("yes", "no"),
            "yes",
            "whether init asks 1C to pack its files; zip archives are understood either way"),
    EXCHANGE_LANGUAGE(
            "seans.exchange.language",
            SettingType.choice("ru", "en"),
            "ru",
            "the language of the texts that 1C's operator reads"),
    EXCHANGE_CHARSET(
            "seans.exchange.charset",
            SettingType.CHARSET,
            "windows-1251",
            "the encoding of those texts, declared in Content-Type"),
    EXCHANGE_REPLY(
            "seans.exchange.reply",
            SettingType.choice("full", "short"),
            "full",
            "full: success and progress with a text behind them; short: the word alone, for clients that compare the whole"
                    + " answer. A failure always says why"),
    EXCHANGE_TIME_ZONE(
            "seans.exchange.time-zone",
            SettingType.TIME_ZONE,
            SettingType.SERVER,
            "the zone of the times that 1C is told, such as Europe/Moscow: 1C's own; the same on all nodes"),
    EXCHANGE_SESSION_TIMEOUT(
            "seans.exchange.session-timeout",
            SettingType.DURATION,
            "24 h",
            "idle time after which an exchange session ends; never while an import of it is active"),
    EXCHANGE_SESSION_LIMIT(
            "seans.exchange.session-limit",
            SettingType.INTEGER,
            "2000",
            "live exchange sessions of one user; beyond it, a session is ended that was not used within 2 min after"
                    + " checkauth, or not within seans.upload.max-time; if there is none, checkauth fails"),
    EXCHANGE_REQUESTS_KEEP(
            "seans.exchange.requests-keep",
            SettingType.OPTIONAL_DURATION,
            "14 d",
            "how long the requests of an exchange are kept for its time line, the newest million at the most; off: none is kept"),
    UPLOAD_MAX_FILE("seans.upload.max-file", SettingType.SIZE, "4 GB", "the largest uploaded file"),
    UPLOAD_MAX_SESSION("seans.upload.max-session", SettingType.SIZE, "20 GB", "all uploaded bytes of one session"),
    UPLOAD_MAX_FILES("seans.upload.max-files", SettingType.INTEGER, "200000", "uploaded files of one session"),
    UPLOAD_MAX_USER(
            "seans.upload.max-user",
            SettingType.SIZE,
            "100 GB",
            "all uploaded bytes of one user, or of all users of one source, in sessions that have uploaded within"
                    + " seans.exchange.session-timeout"),
    UPLOAD_MAX_USER_FILES(
            "seans.upload.max-user-files",
            SettingType.INTEGER,
            "1000000",
            "uploaded files of one user, counted in the same way"),
    UPLOAD_MIN_FREE(
            "seans.upload.min-free",
            SettingType.SIZE,
            "1 GB",
            "disk space that an upload must leave free in seans.home"),
    SCALED_PICTURES(
            "seans.pictures.scaled",
            SettingType.SIZE,
            "1 GB",
            "disk space in seans.home for scaled pictures, of which those asked for the longest ago go first; 0 B: none"
                    + " are made"),
    UPLOAD_AT_ONCE(
            "seans.upload.at-once",
            SettingType.INTEGER,
            "4",
            "uploads of one session that a node receives at a time; 1C sends one; beyond it 503"),
    UPLOAD_AT_ONCE_USER(
            "seans.upload.at-once-user",
            SettingType.INTEGER,
            "16",
            "uploads of one user, or of all users of one source, that a node receives at a time; beyond it 503"),
    UPLOAD_AT_ONCE_NODE(
            "seans.upload.at-once-node",
            SettingType.INTEGER,
            "100",
            "uploads that a node receives at a time in all, but never half of the server's threads for requests; beyond it"
                    + " 503"),
    UPLOAD_MIN_PACE(
            "seans.upload.min-pace",
            SettingType.SIZE,
            "64 KiB",
            "what an upload must bring in each minute; a slower one is ended"),
    UPLOAD_MAX_TIME(
            "seans.upload.max-time",
            SettingType.DURATION,
            "1 h",
            "how long the body of one request may take; a longer one is ended"),
    UPLOAD_ZIP_RATIO(
            "seans.upload.zip-ratio",
            SettingType.INTEGER,
            "200",
            "how many times larger than its archive an unpacked file may become, beyond its first MB"),
    UPLOADS_KEEP(
            "seans.uploads.keep",
            SettingType.DURATION,
            "7 d",
            "time after the last upload or import of a session until its upload folder is removed"),
    CATALOG_WRITER(
            "seans.catalog.writer",
            SettingType.choice("auto", "copy", "unnest", "portable"),
            "auto",
            "how records reach the tables: PostgreSQL's COPY, its arrays, or plain JDBC batches; auto: the fastest that"
                    + " the data source allows"),
    CATALOG_DEACTIVATE_LIMIT(
            "seans.catalog.deactivate-limit",
            SettingType.PERCENTAGE,
            "30 %",
            "the largest part of a catalogue that one deactivate request may hide; beyond it, it fails and hides nothing"),
    IMPORT_ANSWER(
            "seans.import.answer",
            SettingType.choice("wait", "accept"),
            "wait",
            "wait: success only after the commit, progress until then; accept: success as soon as the import is queued"),
    IMPORT_HOLD(
            "seans.import.hold",
            SettingType.DURATION,
            "20 s",
            "how long an import request is held before it is told progress; 1C itself gives up after 180 s"),
    IMPORT_REPEATS(
            "seans.import.repeats",
            SettingType.INTEGER,
            "5",
            "answers in a second to requests for one import that has ended; further ones are held until it is their turn"),
    IMPORT_STUCK_AFTER(
            "seans.import.stuck-after",
            SettingType.DURATION,
            "2 h",
            "time without progress after which the next import of the source marks an active one FAILED"),
    IMPORT_WHEN_IDLE(
            "seans.import.when-idle",
            SettingType.OPTIONAL_DURATION,
            "off",
            "silence after which a complete upload is imported although 1C never asked for it"),
    IMPORT_KEEP(
            "seans.import.keep",
            SettingType.DURATION,
            "90 d",
            "time after the end of an import until its record is removed, but not before its upload; the newest of a"
                    + " source stays"),
    IMPORT_CHUNK(
            "seans.import.chunk",
            SettingType.INTEGER,
            "2000",
            "records written in one transaction with their checkpoint"),
    IMPORT_THREADS("seans.import.threads", SettingType.INTEGER, "4", "imports that one node runs at a time"),
    SHOP_SOURCES(
            "seans.shop.sources",
            SettingType.LIST,
            "",
            "sources whose goods a shop may read; empty: the one that gets its orders"),
    SHOP_URL(
            "seans.shop.url",
            SettingType.URL,
            "",
            "where a shop is told that something has changed; set for each shop by its name, together with its secret"),
    SHOP_SECRET(
            "seans.shop.secret",
            SettingType.SECRET,
            "",
            "what this word is signed with: whsec_ and 24 to 64 random bytes in Base64"),
    ORDERS_SOURCE(
            "seans.orders.source", SettingType.NAME, "1c", "the source, a 1C base, that gets the orders of a shop"),
    ORDERS_PREFIX(
            "seans.orders.prefix",
            SettingType.PREFIX,
            "",
            "what 1C sees before the numbers of a shop; a prefix of its own keeps each shop's orders apart in one 1C"),
    ORDERS_TAX_RATES(
            "seans.orders.tax-rates",
            SettingType.LIST,
            "0 10 18 20 none",
            "rates of tax that 1C knows; another one is refused, because 1C would sell untaxed: add 5, 7, 22 where it knows them"),
    ORDERS_CURRENCIES(
            "seans.orders.currencies",
            SettingType.PAIRS,
            "",
            "what 1C calls currencies, which it finds by name alone: RUB = руб; others are refused; empty: RUB alone, by its code"),
    ORDERS_LIMIT(
            "seans.orders.limit",
            SettingType.INTEGER,
            "100",
            "orders in one answer to 1C, which asks once in an exchange"),
    ORDERS_MAX_BYTES(
            "seans.orders.max-bytes",
            SettingType.SIZE,
            "2 MiB",
            "size of one answer with orders, which 1C holds in its memory; one order may be larger"),
    ORDERS_OFFER_AGE(
            "seans.orders.offer-age",
            SettingType.DURATION,
            "5 min",
            "time after which orders that were given and not confirmed have failed once, if 1C asks again in a new exchange"),
    ORDERS_SEEN_CONFIRMS(
            "seans.orders.seen-confirms",
            SettingType.choice("off", "on"),
            "off",
            "on: an order that 1C sends back is confirmed as it was last given, for a 1C that never says success"),
    ORDERS_REPEAT_CONFIRMS(
            "seans.orders.repeat-confirms",
            SettingType.choice("off", "on"),
            "off",
            "on: a query that is repeated in its session confirms what the one before was given, for a 1C that sends it in the place of"
                    + " success; where an answer is lost on the way, orders are"),
    ORDERS_IMPORT_AT_FILE(
            "seans.orders.import-at-file",
            SettingType.choice("off", "on"),
            "off",
            "on: orders that 1C sends are imported as soon as their file is whole, for a 1C that never asks for the import"),
    ORDERS_WAIT_WARNING(
            "seans.orders.wait-warning",
            SettingType.DURATION,
            "24 h",
            "time after which health warns of an order that waits for 1C"),
    ORDERS_UNSEEN_WARNING(
            "seans.orders.unseen-warning",
            SettingType.DURATION,
            "7 d",
            "time after which health warns of orders that 1C has confirmed and never sent back, where it sends others back"),
    ORDERS_KEEP(
            "seans.orders.keep",
            SettingType.DURATION,
            "1100 d",
            "time after the last change of an order until it is removed, with its history and what 1C has said; while it waits"
                    + " it stays"),
    ORDERS_STATUSES(
            "seans.orders.statuses",
            SettingType.PAIRS,
            "",
            "statuses of orders that 1C may choose from: N = Принят; F = Выполнен"),
    ORDERS_PAYMENTS("seans.orders.payments", SettingType.PAIRS, "", "ways to pay that 1C may choose from"),
    ORDERS_DELIVERIES("seans.orders.deliveries", SettingType.PAIRS, "", "ways of delivery that 1C may choose from");

    private static final String SHOPS = "seans.shop.";

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // a reader is a stateless function
    private final SettingType type;

    private final String defaultText;
    private final String description;

    Setting(String key, SettingType type, String defaultText, String description) {
        this.key = key;
        this.type = type;
        this.defaultText = defaultText;
        this.description = description;
    }

    /**
     * Those that may be set for one shop or one source alone: by its name behind a further dot, {@code seans.orders.limit.trade}; of
     * those that are about shops in the middle, {@code seans.shop.bikes.sources}.
     */
    static Set<Setting> named() {
        return EnumSet.of(
                EXCHANGE_TIME_ZONE,
                SHOP_SOURCES,
                SHOP_URL,
                SHOP_SECRET,
                ORDERS_SOURCE,
                ORDERS_PREFIX,
                ORDERS_TAX_RATES,
                ORDERS_CURRENCIES,
                ORDERS_LIMIT,
                ORDERS_MAX_BYTES,
                ORDERS_OFFER_AGE,
                ORDERS_SEEN_CONFIRMS,
                ORDERS_REPEAT_CONFIRMS,
                ORDERS_IMPORT_AT_FILE,
                ORDERS_WAIT_WARNING,
                ORDERS_UNSEEN_WARNING,
                ORDERS_STATUSES,
                ORDERS_PAYMENTS,
                ORDERS_DELIVERIES);
    }

    /** The name as a system property and as a context-param. */
    public String key() {
        return key;
    }

    /** The name of what is set for one shop or one source alone. */
    public String keyOf(String name) {
        return key.startsWith(SHOPS) ? SHOPS + name + key.substring(SHOPS.length() - 1) : key + "." + name;
    }

    /** For which shop or source this key sets it; empty if it is no key of that kind. */
    Optional<String> nameIn(String named) {
        String before = key.startsWith(SHOPS) ? SHOPS : key + ".";
        String behind = key.startsWith(SHOPS) ? key.substring(SHOPS.length() - 1) : "";
        boolean isNamed = named.length() > before.length() + behind.length()
                && named.startsWith(before)
                && named.endsWith(behind);
        return isNamed
                ? Optional.of(named.substring(before.length(), named.length() - behind.length()))
                : Optional.empty();
    }

    /** The name as an environment variable: {@code SEANS_IMPORT_STUCK_AFTER}. */
    public String environmentName() {
        return RawSettings.environmentName(key);
    }

    public SettingType type() {
        return type;
    }

    /** The default as an operator would write it. */
    public String defaultText() {
        return defaultText;
    }

    public String description() {
        return description;
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
