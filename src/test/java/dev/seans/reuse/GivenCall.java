package dev.seans.reuse;

import dev.seans.identity.ClientAddress;
import dev.seans.publications.PublishedService;
import dev.seans.publications.ReuseMode;
import dev.seans.publications.ReuseSettings;
import dev.seans.publications.ServiceType;
import dev.seans.session.AddressBinding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * A call as tests need it; whatever differs makes another combination.
 *
 * @param timeout {@code poolTimeout}
 */
public record GivenCall(
        ReuseMode mode,
        String publication,
        String user,
        String version,
        int poolSize,
        Duration timeout,
        Duration maxAge) {

    public static final ClientAddress CLIENT = new ClientAddress("192.0.2.1");

    /** Of a user who waits for nobody. */
    public static GivenCall by(ReuseMode mode, String user) {
        return new GivenCall(mode, "/demo", user, "1", 5, Duration.ZERO, Duration.ofMinutes(10));
    }

    GivenCall in(String other) {
        return new GivenCall(mode, other, user, version, poolSize, timeout, maxAge);
    }

    GivenCall ofVersion(String other) {
        return new GivenCall(mode, publication, user, other, poolSize, timeout, maxAge);
    }

    GivenCall poolSize(int size) {
        return new GivenCall(mode, publication, user, version, size, timeout, maxAge);
    }

    GivenCall waiting(Duration time) {
        return new GivenCall(mode, publication, user, version, poolSize, time, maxAge);
    }

    GivenCall maxAge(Duration age) {
        return new GivenCall(mode, publication, user, version, poolSize, timeout, age);
    }

    public ServiceCall call() {
        return callFrom(CLIENT);
    }

    ServiceCall callFrom(ClientAddress client) {
        PublishedService service = new PublishedService(
                publication, ServiceType.HTTP, "orders", new ReuseSettings(mode, maxAge, poolSize, timeout), List.of());
        return new ServiceCall(service, combination(), version, user, client, AddressBinding.EXACT);
    }

    private String combination() {
        byte[] parts = (publication + "|" + user + "|" + version).getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(parts);
        return hex + "0".repeat(64 - hex.length());
    }
}
