package dev.seans.httpsession.shop;

/** Constants in a session; one has a class of its own. */
public enum Colour {
    RED,
    GREEN {
        @Override
        public String shown() {
            return "as grass";
        }
    };

    public String shown() {
        return "plain";
    }
}
