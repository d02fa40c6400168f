package dev.seans.reuse;

import dev.seans.settings.OnePerApplication;
import java.util.List;

/** What operators want to know of the sessions of services. */
@OnePerApplication
public class Pools {

    /** Of each service that this node has served, or that has sessions now. */
    public List<PoolReport> reports() {
        throw new IllegalStateException("not built yet");
    }
}
