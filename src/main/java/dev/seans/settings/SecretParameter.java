package dev.seans.settings;

/**
 * A parameter of the query that goes with requests and whose value nobody may see.
 *
 * @param name as it is before it is encoded
 * @param value as it is before it is encoded
 */
public record SecretParameter(String name, Secret value) {

    /** @throws IllegalArgumentException if it has no name */
    public SecretParameter {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a parameter of a query needs a name");
        }
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "parameter " + name;
    }
}
