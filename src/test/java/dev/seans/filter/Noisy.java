package dev.seans.filter;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A value that tells when it leaves its session. */
public final class Noisy implements HttpSessionBindingListener, Serializable {

    /** The names of those that have left. */
    public static final List<String> UNBOUND = new ArrayList<>();

    private static final long serialVersionUID = 1L;

    private final String name;

    public Noisy(String name) {
        this.name = name;
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        UNBOUND.add(name);
    }
}
