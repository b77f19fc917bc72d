package fr.archipel.fiche;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.archipel.request.Listing;
import fr.archipel.territory.FicheTotal;

/** A list of fiches, with what all that match add up to, whatever the page. */
record FicheListing(@JsonUnwrapped Listing<FicheSummary> list, FicheTotal totaux) {}
