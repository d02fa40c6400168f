package dev.seans.api;

import java.util.List;

/** What an operator should look after, though this node does its work. Found through CDI. */
public interface HealthReasons {

    /** What is wrong now. */
    List<HealthReason> healthReasons();
}
