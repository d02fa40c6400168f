package dev.seans.identity;

/**
 * Where a request comes from, as far as it can be believed.
 *
 * @param secure whether the client has sent it over TLS
 */
public record ClientOrigin(ClientAddress address, boolean secure) {}
