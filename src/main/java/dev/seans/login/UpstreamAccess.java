package dev.seans.login;

import dev.seans.settings.UpstreamSettings;
import java.net.http.HttpClient;

/**
 * How the keeper reaches an upstream.
 *
 * @param settings base URL, paths, time-outs
 * @param http with the proxy, trust store and connect time-out of the settings; follows no redirection, has no cookies
 */
public record UpstreamAccess(UpstreamSettings settings, HttpClient http) {}
