package dev.seans.imports;

import dev.seans.database.Database;
import dev.seans.records.CatalogRecord;
import dev.seans.records.Rejection;
import dev.seans.records.ValueProblem;
import dev.seans.registry.ImportRun;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps what could not be stored of a file: whole records, and values of others. */
final class ImportProblems {

    private static final Logger LOG = System.getLogger(ImportProblems.class.getName());

    /** Of each of the two; enough to see what is wrong with a file. The counts go on. */
    private static final int KEPT = 100;

    private final Database database;

    ImportProblems(Database database) {
        this.database = database;
    }

    /** Keeps and logs the first ones of the file. */
    void keep(ImportRun run, List<CatalogRecord> chunk) {
        keep(run, Rejection.class, "element IS NULL", chunk, rejection -> keep(run, rejection));
        keep(run, ValueProblem.class, "element IS NOT NULL", chunk, problem -> keep(run, problem));
    }

    private <P> void keep(
            ImportRun run, Class<P> type, String condition, List<CatalogRecord> chunk, Consumer<P> keeping) {
        List<P> problems =
                chunk.stream().filter(type::isInstance).map(type::cast).toList();
        if (!problems.isEmpty()) {
            problems.stream().limit(Math.max(0, KEPT - kept(run, condition))).forEach(keeping);
        }
    }

    private long kept(ImportRun run, String condition) {
        return database.find(
                        "SELECT COUNT(*) AS kept FROM seans_import_problem WHERE import_file_id = ? AND " + condition,
                        row -> row.getLong("kept"),
                        run.fileId())
                .orElse(0L);
    }

    private void keep(ImportRun run, Rejection rejection) {
        String reason = rejection.reason() + ": " + rejection.detail();
        insert(run, rejection.line(), rejection.column(), reason, null, null, null, null);
        log(run, "the record", rejection.line(), rejection.column(), rejection.detail());
    }

    private void keep(ImportRun run, ValueProblem problem) {
        String reason = problem.values() == 1 ? problem.detail() : problem.detail() + ": " + problem.values();
        insert(
                run,
                problem.line(),
                problem.column(),
                reason,
                problem.kind().name(),
                problem.recordId(),
                problem.element(),
                problem.text());
        log(
                run,
                "the value",
                problem.line(),
                problem.column(),
                "%s \"%s\": %s".formatted(problem.element(), problem.text(), reason));
    }

    private void insert(ImportRun run, int line, int column, String reason, @Nullable String... value) {
        database.update(
                "INSERT INTO seans_import_problem (import_file_id, line_no, column_no, reason, kind, record_ext_id, element,"
                        + " content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                run.fileId(),
                line,
                column,
                reason,
                value[0],
                value[1],
                value[2],
                value[3]);
    }

    private static void log(ImportRun run, String what, int line, int column, String reason) {
        LOG.log(
                Level.WARNING,
                "{0} import {1}, file {2} \"{3}\": {4} in line {5}, column {6} is left out: {7}",
                run.key(),
                Long.toString(run.importId()),
                Long.toString(run.fileId()),
                run.name(),
                what,
                Integer.toString(line),
                Integer.toString(column),
                reason);
    }
}
