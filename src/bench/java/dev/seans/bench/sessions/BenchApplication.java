package dev.seans.bench.sessions;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;

/** One contender's application on a node, whose parts can also be called without HTTP. */
record BenchApplication(Contender contender, Filter filter, BenchServlet servlet, ServletContext context) {}
