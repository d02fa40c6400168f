package dev.seans.settings;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values in force for one upstream, with the defaults that depend on the kind of login. */
public final class UpstreamSettings {

    private static final String AUTO = "auto";
    private static final List<String> LOST = List.of("401", "redirect", "html");
    private static final List<String> LOST_AT_1C = List.of("401", "400", "404", "redirect", "html");

    /** 1C's idle time of a session that an HTTP service keeps, unless its publication says otherwise. */
    private static final Duration IDLE_AT_1C = Duration.ofSeconds(20);

    private static final Set<UpstreamSetting> OF_CLIENTS = Set.of(
            UpstreamSetting.CONNECT_TIMEOUT,
            UpstreamSetting.PROXY,
            UpstreamSetting.TRUST_STORE,
            UpstreamSetting.TRUST_STORE_PASSWORD);

    private final String name;
    private final Map<UpstreamSetting, Settings.Effective> values;

    UpstreamSettings(String name, Map<UpstreamSetting, Settings.Effective> values) {
        this.name = name;
        this.values = Map.copyOf(values);
    }

    /**
     * What a client in this process needs to reach an upstream that another server may keep: connect time-out, proxy and
     * trust store. Whatever else is set is not read.
     *
     * @throws InvalidSettingsException with every mistake
     */
    public static UpstreamSettings ofClient(String name, RawSettings raw) {
        List<String> mistakes = new ArrayList<>();
        UpstreamSettings settings =
                new UpstreamSettings(name, new UpstreamsReader(raw, mistakes).values(name, OF_CLIENTS));
        mistakes.addAll(UpstreamRules.mistakesOfClient(settings));
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(mistakes);
        }
        return settings;
    }

    /** Of the upstream: small letters and digits. */
    public String name() {
        return name;
    }

    /** Without a slash at its end. */
    public URI baseUrl() {
        URI url = (URI) value(UpstreamSetting.URL);
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }

    /** The word of a {@link LoginKind}, or the name of a bean of the team. */
    public String login() {
        return text(UpstreamSetting.LOGIN);
    }

    /** 1C's sessions: each serves one call at a time. */
    public boolean isIbSession() {
        return how().kind() == LoginKind.IBSESSION;
    }

    /** How a login is made. */
    public LoginSettings how() {
        return new LoginSettings(this);
    }

    /** Begins with a slash; empty only with a bean of the team. */
    public String loginPath() {
        return text(UpstreamSetting.LOGIN_PATH);
    }

    /** Begins with a slash. */
    public String checkPath() {
        String path = text(UpstreamSetting.CHECK_PATH);
        return path.isEmpty() ? loginPath() : path;
    }

    /** Whether the credentials go with every call, not with the login alone. */
    public boolean sendsAuthorizationAlways() {
        String word = text(UpstreamSetting.AUTHORIZE);
        return word.equals("always") || (word.equals(AUTO) && isIbSession());
    }

    /** Whether a session serves one call at a time, so that each call must lease one. */
    public boolean oneCallAtATime() {
        return isIbSession();
    }

    /** How many sessions shall be kept. */
    public int sessions() {
        return isIbSession() ? integer(UpstreamSetting.SESSIONS) : 1;
    }

    /** What means that a session is lost: statuses, {@code redirect}, {@code html}. */
    public List<String> lostWords() {
        List<String> given = list(UpstreamSetting.LOST);
        if (!given.isEmpty()) {
            return given;
        }
        return isIbSession() ? LOST_AT_1C : LOST;
    }

    /** After how much silence the upstream ends a session; empty if it does not. */
    public Optional<Duration> idle() {
        Optional<Duration> given = optionalDuration(UpstreamSetting.IDLE);
        return isIbSession() ? given.or(() -> Optional.of(IDLE_AT_1C)) : given;
    }

    /** How long a session lives if the upstream does not tell; empty if nobody knows. */
    public Optional<Duration> lifetime() {
        return optionalDuration(UpstreamSetting.LIFETIME);
    }

    /** Of dates in the setting expiry-field which have no offset. */
    public ZoneId expiryZone() {
        return (ZoneId) value(UpstreamSetting.EXPIRY_ZONE);
    }

    /** Further headers of each call and check. */
    public List<SecretHeader> callHeaders() {
        return HeaderTemplate.all(secret(UpstreamSetting.CALL_HEADERS).text()).stream()
                .map(HeaderTemplate::asItIs)
                .toList();
    }

    /** Names of the cookies that make the session; empty means all. */
    public List<String> cookies() {
        return list(UpstreamSetting.COOKIES);
    }

    /** Of the keeper. */
    public Duration connectTimeout() {
        return duration(UpstreamSetting.CONNECT_TIMEOUT);
    }

    /** Of the keeper, for an answer. */
    public Duration timeout() {
        return duration(UpstreamSetting.TIMEOUT);
    }

    /** Of a call of a client. */
    public Duration callTimeout() {
        return duration(UpstreamSetting.CALL_TIMEOUT);
    }

    /** Not resolved: that may need DNS, which is for whoever connects. */
    public Optional<InetSocketAddress> proxy() {
        return Optional.of(text(UpstreamSetting.PROXY))
                .filter(proxy -> !proxy.isEmpty())
                .map(UpstreamRules::proxy);
    }

    public String text(UpstreamSetting setting) {
        return (String) value(setting);
    }

    public Secret secret(UpstreamSetting setting) {
        return (Secret) value(setting);
    }

    /** Empty if the operator has set none. */
    public Optional<Path> path(UpstreamSetting setting) {
        return effective(setting).isGiven() ? Optional.of((Path) value(setting)) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // the enum gives each setting one type, and the reader has read it by that type
    public List<String> list(UpstreamSetting setting) {
        return (List<String>) value(setting);
    }

    public int integer(UpstreamSetting setting) {
        return (Integer) value(setting);
    }

    public boolean flag(UpstreamSetting setting) {
        return value(setting).equals("true");
    }

    public Duration duration(UpstreamSetting setting) {
        return (Duration) value(setting);
    }

    /** Empty if it is switched off. */
    @SuppressWarnings("unchecked") // the enum gives each setting one type, and the reader has read it by that type
    public Optional<Duration> optionalDuration(UpstreamSetting setting) {
        return (Optional<Duration>) value(setting);
    }

    /** The value as its source wrote it, and the source. */
    public Settings.Effective effective(UpstreamSetting setting) {
        Settings.Effective effective = values.get(setting);
        if (effective == null) {
            throw new IllegalStateException(setting.key(name) + " has no value, not even a default");
        }
        return effective;
    }

    @Override
    public String toString() {
        return "settings of " + name;
    }

    private Object value(UpstreamSetting setting) {
        return effective(setting).value();
    }
}
