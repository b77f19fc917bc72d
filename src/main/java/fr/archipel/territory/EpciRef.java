package fr.archipel.territory;

/** An agglomeration named in an answer. */
public record EpciRef(String siren, String sigle, String nom) {}
