package dev.seans.services;

/**
 * What a session of a service needs before its first call: rights, organisation, whatever is dear to find out. A CDI bean
 * of the team; 1C calls this УстановкаПараметровСеанса. It is asked once for each session, not for each call.
 */
public interface SessionParameters {

    /**
     * Sets what every later call of the session shall find.
     *
     * @throws Exception if the session cannot be used: then there is none, the client is answered 406, and the log has
     *     the reason
     */
    void set(SessionStart start) throws Exception;
}
