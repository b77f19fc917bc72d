package fr.archipel.account;

/**
 * Who writes: the holder of a key.
 *
 * @param key id of the key, not the key; empty on the command line, where none is asked
 * @param name signs what is written
 */
public record Author(String key, String name) {}
