package fr.archipel.scot.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a register are asked for.
 *
 * @param insee of the communes they must touch; null: anywhere
 * @param filters by name, those the register has
 * @param annulledToo whether those that no longer count are shown
 */
record RegisterQuery(@Nullable List<String> insee, Map<String, String> filters, boolean annulledToo) {}
