package dev.seans.httpsession.shop;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/** Can be written, but throws when it is read, and tells what it holds. */
public class Secretive implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String secret;

    public Secretive(String secret) {
        this.secret = secret;
    }

    private void readObject(ObjectInputStream input) throws IOException, ClassNotFoundException {
        input.defaultReadObject();
        throw new IllegalStateException(secret);
    }
}
