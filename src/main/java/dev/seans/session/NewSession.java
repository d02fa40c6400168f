package dev.seans.session;

import dev.seans.identity.ClientAddress;
import java.time.Duration;

/**
 * A session to be opened.
 *
 * @param user empty if nobody has logged in
 * @param idle time after which it ends
 */
public record NewSession(String scope, String user, ClientAddress client, Duration idle) {}
