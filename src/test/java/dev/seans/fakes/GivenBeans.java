package dev.seans.fakes;

import java.util.List;

/** The beans that CDI would find. */
public record GivenBeans<T>(List<T> beans) implements FoundBeans<T> {}
