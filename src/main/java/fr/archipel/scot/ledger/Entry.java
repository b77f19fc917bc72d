package fr.archipel.scot.ledger;

/** What somebody wrote in a register. */
public sealed interface Entry permits Qualification, Renaturation, Pene, Declaration {
    /** Its number in its register. */
    long id();

    Signature signature();
}
