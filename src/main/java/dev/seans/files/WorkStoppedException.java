package dev.seans.files;

/** Work on files ended before it was done, in good order: it can be taken up where it stands. */
public final class WorkStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkStoppedException(String why) {
        super(why);
    }
}
