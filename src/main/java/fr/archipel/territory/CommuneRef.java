package fr.archipel.territory;

/** A commune named in an answer: INSEE code and name. */
public record CommuneRef(String insee, String nom) {}
