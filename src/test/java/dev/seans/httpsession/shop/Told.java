package dev.seans.httpsession.shop;

import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A value that hears all a value can hear, and notes what it sees of the session then. */
public class Told implements HttpSessionBindingListener, HttpSessionActivationListener, Serializable {

    /** Of all values of a test: they come and go. */
    private static final List<String> STORY = new ArrayList<>();

    private static final long serialVersionUID = 1L;

    private final String name;
    private int passivated;

    public Told(String name) {
        this.name = name;
    }

    /** What was heard so far, forgotten with that. */
    public static List<String> story() {
        List<String> story = List.copyOf(STORY);
        STORY.clear();
        return story;
    }

    /** How often, over all requests. */
    public int passivated() {
        return passivated;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        STORY.add(name + " bound as " + event.getName() + ", session has " + seen(event));
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        STORY.add(name + " unbound from " + event.getName() + ", session has " + seen(event));
    }

    @Override
    public void sessionDidActivate(HttpSessionEvent event) {
        STORY.add(name + " activated");
    }

    @Override
    public void sessionWillPassivate(HttpSessionEvent event) {
        passivated++;
        STORY.add(name + " passivated");
    }

    private static String seen(HttpSessionBindingEvent event) {
        return event.getSession().getAttribute(event.getName()) instanceof Told told ? told.name : "nothing";
    }
}
