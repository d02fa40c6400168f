package dev.seans.upstream;

import dev.seans.settings.UpstreamSetting;
import dev.seans.settings.UpstreamSettings;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
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

    /** As the settings say. */
    public static UpstreamHttp of(UpstreamSettings settings) {
        Optional<TrustStore> trustStore = settings.path(UpstreamSetting.TRUST_STORE)
                .map(file -> new TrustStore(file, settings.secret(UpstreamSetting.TRUST_STORE_PASSWORD)));
        return new UpstreamHttp(settings.connectTimeout(), settings.proxy(), trustStore);
    }

    /**
     * A new client: it follows no redirection, because one leads to a page for people, or elsewhere; it has no cookies,
     * because those of different sessions must not be mixed; it speaks HTTP/1.1, as 1C's web servers do.
     *
     * @throws IllegalArgumentException if the trust store cannot be used, with the reason and what to do
     */
    public HttpClient newClient() {
        return builder().build();
    }

    /**
     * The same, for those who never block: answers are received on the one thread that reads from all connections, without a
     * change of threads, which costs more than all else.
     *
     * @throws IllegalArgumentException as {@link #newClient}
     */
    public HttpClient newClientOfOneThread() {
        return builder().executor(Runnable::run).build();
    }

    private HttpClient.Builder builder() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .proxy(proxy.map(ProxySelector::of).orElse(HttpClient.Builder.NO_PROXY));
        trustStore.ifPresent(store -> builder.sslContext(store.context()));
        return builder;
    }
}
