package dev.seans.reuse;

/**
 * A publication file as it was at one moment.
 *
 * @param title its path
 * @param mark changes whenever the content may have changed
 */
record VrdFile(String title, String mark) {}
