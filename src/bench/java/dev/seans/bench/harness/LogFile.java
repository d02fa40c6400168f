package dev.seans.bench.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where all log lines go: a line for each request is a part of the product, so it must not cost nothing here. */
public final class LogFile extends Handler {

    private final Formatter formatter = new SimpleFormatter();
    private final PrintWriter file;

    private LogFile(Path path) throws IOException {
        file = new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
    }

    /** From now on nothing is logged to the console. */
    public static void open(Path path) throws IOException {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(new LogFile(path));
    }

    @Override
    public synchronized void publish(LogRecord line) {
        Instant time = line.getInstant();
        file.append(time.toString())
                .append(' ')
                .append(line.getLevel().getName())
                .append(' ');
        file.append(line.getLoggerName())
                .append(' ')
                .append(formatter.formatMessage(line))
                .append('\n');
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(file);
        }
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            file.flush();
        }
    }

    @Override
    public synchronized void flush() {
        file.flush();
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
