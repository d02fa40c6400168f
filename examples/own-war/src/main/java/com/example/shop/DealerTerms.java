package com.example.shop;

import dev.seans.services.SessionParameters;
import dev.seans.services.SessionStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpSession;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a dealer has agreed with the shop. Imagine that it is dear to find out: it is asked for once in a session of the
 * service, not in every call.
 */
@ApplicationScoped
public class DealerTerms implements SessionParameters {

    private static final String DISCOUNT = "discount";
    private static final String LOOK_UP = "look-up";

    private final AtomicInteger lookUps = new AtomicInteger();

    @Override
    public void set(SessionStart start) {
        start.set(DISCOUNT, start.separators().getOrDefault("branch", "").equals("outlet") ? 30 : 10);
        start.set(LOOK_UP, lookUps.incrementAndGet());
    }

    /** In percent. */
    static int discount(HttpSession session) {
        return (Integer) session.getAttribute(DISCOUNT);
    }

    /** Which of all look-ups has found these terms. */
    static int lookUp(HttpSession session) {
        return (Integer) session.getAttribute(LOOK_UP);
    }
}
