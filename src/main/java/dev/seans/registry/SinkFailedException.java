package dev.seans.registry;

import jakarta.ejb.ApplicationException;

/** A sink of the team has thrown: nothing of the chunk may be written. */
@ApplicationException(rollback = true)
public final class SinkFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sink;
    private final long chunkNo;

    public SinkFailedException(String sink, long chunkNo, Exception cause) {
        super(sink + " has thrown at chunk " + chunkNo + ": " + cause, cause);
        this.sink = sink;
        this.chunkNo = chunkNo;
    }

    /** The name of its class. */
    public String sink() {
        return sink;
    }

    public long chunkNo() {
        return chunkNo;
    }
}
