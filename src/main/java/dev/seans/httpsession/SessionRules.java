package dev.seans.httpsession;

/** What is the same for all sessions of an application. */
record SessionRules(ValueCodec codec, AttributeLimits limits, Importance importance, SessionObservers observers) {}
