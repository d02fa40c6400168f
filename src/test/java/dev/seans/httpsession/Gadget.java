package dev.seans.httpsession;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/** A class that nobody has allowed, and that does something when it is read, or even only initialized. */
final class Gadget implements Serializable {

    private static final long serialVersionUID = 1L;

    static int runs;

    private void readObject(ObjectInputStream input) throws IOException, ClassNotFoundException {
        input.defaultReadObject();
        runs++;
    }
}
