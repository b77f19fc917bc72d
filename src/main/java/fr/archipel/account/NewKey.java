package fr.archipel.account;

/** A key just made: the one time the key itself is shown. */
public record NewKey(Key key, Secret secret) {}
