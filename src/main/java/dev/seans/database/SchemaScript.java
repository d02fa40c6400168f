package dev.seans.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of SQL statements in the jar. A statement ends with the semicolon at the end of a line; a line that begins with
 * two hyphens is a comment.
 */
record SchemaScript(String resource, List<String> statements) {

    /**
     * The script for every database, and behind it what this one has beside it, such as how full its pages may be: that
     * is never needed, only better.
     *
     * @throws IllegalStateException if the jar does not have the first one
     */
    static List<SchemaScript> of(String resource, Dialect dialect) {
        SchemaScript script = find(resource)
                .orElseThrow(() -> new IllegalStateException("The script " + resource
                        + " is not in the jar or WAR of Seans: it is incomplete, deploy a complete one"));
        Optional<SchemaScript> extra = find(resource.replaceAll("\\.sql$", "." + dialect.label() + ".sql"));
        return Stream.concat(Stream.of(script), extra.stream()).toList();
    }

    private static Optional<SchemaScript> find(String resource) {
        try (InputStream in = SchemaScript.class.getClassLoader().getResourceAsStream(resource)) {
            return Optional.ofNullable(in == null ? null : new SchemaScript(resource, parse(in)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The script " + resource + " cannot be read", unreadable);
        }
    }

    private static List<String> parse(InputStream in) throws IOException {
        List<String> found = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line :
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("--")) {
                continue;
            }
            statement.append(line).append('\n');
            if (text.endsWith(";")) {
                found.add(statement.substring(0, statement.lastIndexOf(";")));
                statement.setLength(0);
            }
        }
        return List.copyOf(found);
    }

    /** Runs it on a connection, whose transaction it leaves open. */
    void run(Connection connection) throws SQLException {
        try (Statement jdbc = connection.createStatement()) {
            for (String statement : statements) {
                jdbc.execute(statement);
            }
        }
    }
}
