package dev.seans.changes;

/** A cursor behind everything that there is: of another source, or from before the database was set back. */
public class CursorTooHighException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CursorTooHighException() {
        super("this cursor is behind everything that there is: it is of another source, or the database was set back;"
                + " begin anew with after=0");
    }
}
