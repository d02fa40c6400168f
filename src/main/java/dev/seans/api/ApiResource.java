package dev.seans.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What can be asked for at some paths of the API. It sees to it itself that only those ask who may. */
public interface ApiResource {

    /**
     * Whether it answers there.
     *
     * @param path behind that of the servlet, such as {@code /changes}
     */
    boolean isAt(String path);

    /**
     * Answers, or begins an asynchronous answer.
     *
     * @throws ApiException if the request cannot be answered
     */
    void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
