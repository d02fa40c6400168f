package dev.seans.filter;

import java.util.Arrays;
import java.util.List;

/** The init-params of {@link SessionIdentityFilter}, each of which {@code seans.filter.<filter-name>.<param>} overrides. */
enum FilterParameter {
    SOURCES(
            "sources",
            "url cookie header",
            "where the id is looked for, the strongest first; with create and recover it is cookie"),
    MISSING("missing", "refuse", "refuse, create or recover: what a request without a valid id gets"),
    ACCESS("access", "exclusive", "exclusive, shared, snapshot or none: how a request holds its session"),
    REUSE("reuse", "", "empty, dontuse, use or autouse: 1C's session reuse"),
    ENTRY("entry", "", "name=value of the query: such a request needs no session, its servlet opens one"),
    REFUSAL(
            "refusal",
            "plain",
            "plain, commerceml or service: how a refusal looks on the wire; with reuse it is service"),
    SCOPE("scope", "", "the kind of conversation that sessions belong to; empty: the filter's name"),
    BIND_ADDRESS("bindAddress", "exact", "exact, ipv6-64 or off: whether a session belongs to one client address"),
    SERVICE("service", "", "with reuse: the name of the service; empty: the path tells"),
    SERVICE_TYPE("serviceType", "", "with reuse: its type, http, soap or odata; empty: the path tells"),
    SESSION_MAX_AGE("sessionMaxAge", "20", "with reuse: idle time after which a session ends, in seconds"),
    POOL_SIZE("poolSize", "10", "with autouse: sessions of the service at the most, over all users and nodes"),
    POOL_TIMEOUT(
            "poolTimeout", "5", "with reuse: how long a call waits for a session, in seconds; then it is answered 406"),
    SAFE_MODE("safeMode", "false", "true or false: a part of the combination by which sessions are kept apart"),
    ROLE("role", "", "with reuse: the role that callers must have; without it nobody gets a session");

    private final String key;
    private final String defaultText;
    private final String description;

    FilterParameter(String key, String defaultText, String description) {
        this.key = key;
        this.defaultText = defaultText;
        this.description = description;
    }

    public String key() {
        return key;
    }

    public String defaultText() {
        return defaultText;
    }

    public String description() {
        return description;
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(FilterParameter::key).toList();
    }
}
