package dev.seans.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears what a class logs, as one text a line, until it is closed. */
public final class LogListener extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new ArrayList<>();

    private LogListener(Logger logger) {
        this.logger = logger;
    }

    public static LogListener on(Class<?> type) {
        return on(type.getName());
    }

    /** On a class that the test cannot see. */
    public static LogListener on(String logger) {
        LogListener listener = new LogListener(Logger.getLogger(logger));
        listener.logger.addHandler(listener);
        return listener;
    }

    /** Level and message of everything so far. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        lines.add(record.getLevel() + " " + new SimpleFormatter().formatMessage(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
