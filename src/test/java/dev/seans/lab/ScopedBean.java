package dev.seans.lab;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** What only the container's own sessions give, and a team is warned of. */
@SessionScoped
public class ScopedBean implements Serializable {

    private static final long serialVersionUID = 1;
}
