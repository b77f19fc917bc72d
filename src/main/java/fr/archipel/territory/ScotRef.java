package fr.archipel.territory;

/** A SCoT named in an answer. */
public record ScotRef(String id, String nom) {}
