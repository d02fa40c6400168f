package dev.seans.bench;

import java.nio.charset.Charset;

/** One line of the report: a database, a number of products, and an encoding. */
record BenchCase(String database, int products, Charset charset) {}
