package fr.archipel.participation;

/**
 * What the agglomeration answers to an idea.
 *
 * @param date the day it was written, ISO 8601
 */
public record Reponse(String texte, String date) {}
