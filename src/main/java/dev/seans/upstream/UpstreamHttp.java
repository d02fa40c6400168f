package dev.seans.upstream;

import dev.seans.settings.InvalidSettingsException;
import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an upstream is reached. The keeper and its clients go the same way, so both build their HTTP clients here.
 *
 * @param connectTimeout of one attempt to connect
 * @param proxy its name is looked up anew at each connection; empty: straight, whatever the JVM's own properties say
 * @param trustStore empty: what the JDK trusts
 */
public record UpstreamHttp(
        Duration connectTimeout, Optional<InetSocketAddress> proxy, Optional<TrustStore> trustStore) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * As the settings say.
     *
     * @throws InvalidSettingsException if the proxy is not written as host:port
     */
    public static UpstreamHttp of(UpstreamSettings settings) {
        Optional<TrustStore> trustStore = settings.path(UpstreamSetting.TRUST_STORE)
                .map(file -> new TrustStore(file, settings.secret(UpstreamSetting.TRUST_STORE_PASSWORD)));
        return new UpstreamHttp(settings.duration(UpstreamSetting.CONNECT_TIMEOUT), proxy(settings), trustStore);
    }

    /**
     * A new client: it follows no redirection, because one leads to a page for people, or elsewhere; it has no cookies,
     * because those of different sessions must not be mixed; it speaks HTTP/1.1, as 1C's web servers do.
     *
     * @throws IllegalArgumentException if the trust store cannot be used, with the reason and what to do
     */
    public HttpClient newClient() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .proxy(proxy.map(ProxySelector::of).orElse(HttpClient.Builder.NO_PROXY));
        trustStore.ifPresent(store -> builder.sslContext(store.context()));
        return builder.build();
    }

    private static Optional<InetSocketAddress> proxy(UpstreamSettings settings) {
        String text = settings.text(UpstreamSetting.PROXY);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new InvalidSettingsException(List.of(UpstreamSetting.PROXY.key(settings.name())
                    + ": expected host:port, such as proxy.example.com:3128"));
        }
        return Optional.of(InetSocketAddress.createUnresolved(text.substring(0, colon), Integer.parseInt(port)));
    }
}
