package dev.seans.acceptance;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Everything that runs inside Payara Embedded, in one JVM and one container. */
@Suite
@SelectPackages({"dev.seans.embedded", "dev.seans.acceptance"})
@IncludeClassNamePatterns(".*IT")
class EmbeddedSuiteIT {}
