package dev.seans.lab;

import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;

/** A value that notes what it is told. Servlet 6.0, sections 7.4 and 7.7.2. */
public final class BoundValue implements HttpSessionBindingListener, HttpSessionActivationListener, Serializable {

    private static final long serialVersionUID = 1;

    private final String diary;

    BoundValue(String diary) {
        this.diary = diary;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        Diary.note(diary, "bound as " + event.getName());
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        Diary.note(diary, "unbound from " + event.getName());
    }

    @Override
    public void sessionWillPassivate(HttpSessionEvent event) {
        Diary.note(diary, "passivated");
    }

    @Override
    public void sessionDidActivate(HttpSessionEvent event) {
        Diary.note(diary, "activated");
    }
}
