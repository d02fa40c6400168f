package dev.seans.lab;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What one request does with its session. */
@FunctionalInterface
interface Experiment {

    void run(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
}
