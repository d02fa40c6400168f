package dev.seans.lab;

import java.io.Serializable;

/** Serializable, but not named in {@code seans.session.allowed-classes}. */
record UnknownValue(String text) implements Serializable {}
