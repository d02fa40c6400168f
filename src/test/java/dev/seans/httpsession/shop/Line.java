package dev.seans.httpsession.shop;

import java.io.Serializable;

/** A record in a session. */
public record Line(String product, int quantity) implements Serializable {}
