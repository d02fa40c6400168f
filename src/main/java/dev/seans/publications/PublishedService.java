package dev.seans.publications;

import java.util.List;

/**
 * A service that a publication offers, and how its sessions are reused.
 *
 * @param publication by which name the publication is known to all nodes: its {@code base}, else the context path
 * @param zones values of the separators that {@code default.vrd} fixes, in its order
 */
public record PublishedService(
        String publication, ServiceType type, String name, ReuseSettings settings, List<String> zones) {

    public PublishedService {
        zones = List.copyOf(zones);
    }

    /** {@code http/whoami}: what logs, the API and the tables call it. */
    public String title() {
        return type.text() + "/" + name;
    }
}
