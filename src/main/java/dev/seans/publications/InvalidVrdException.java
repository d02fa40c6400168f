package dev.seans.publications;

import java.util.List;

/** A publication file cannot be used. Each mistake says where it stands and what would be right. */
final class InvalidVrdException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidVrdException(List<String> mistakes) {
        super(String.join("; ", mistakes));
    }
}
