package dev.seans.httpsession.shop;

import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;

/** A value that throws whatever it is told. */
public class Fussy implements HttpSessionBindingListener, HttpSessionActivationListener, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        throw new IllegalStateException("not me");
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        throw new IllegalStateException("not me");
    }

    @Override
    public void sessionDidActivate(HttpSessionEvent event) {
        throw new AssertionError("not me");
    }

    @Override
    public void sessionWillPassivate(HttpSessionEvent event) {
        throw new NoClassDefFoundError("not me");
    }
}
