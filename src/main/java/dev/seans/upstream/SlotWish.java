package dev.seans.upstream;

/**
 * Which slot a call would like to have; 0 is none.
 *
 * @param preferred the one that this node used last
 * @param avoided the one that has just turned out busy or lost
 */
record SlotWish(int preferred, int avoided) {}
