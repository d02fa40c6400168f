package dev.seans.settings;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A bean of which an application has one. {@link Singleton} alone would not be discovered in a
 * {@code bean-discovery-mode="annotated"} archive, and {@code @ApplicationScoped} would forbid final fields filled by a
 * constructor.
 */
@Documented
@Stereotype
@Singleton
@Target(TYPE)
@Retention(RUNTIME)
public @interface OnePerApplication {}
