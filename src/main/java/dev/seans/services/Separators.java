package dev.seans.services;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * Which part of the data a call works with, where several share one application: 1C's separators. A CDI bean of the team.
 * Sessions of different values never serve each other's calls.
 */
public interface Separators {

    /**
     * Values by the names of the separators; the body of the request must not be touched. While the caller is held off after
     * wrong passwords, this is asked before they are verified: the request has no principal then.
     */
    Map<String, String> of(HttpServletRequest request);
}
