package fr.archipel.db;

import java.util.List;
import java.util.Optional;

/**
 * A page of rows.
 *
 * @param matched how many match, whatever the page
 * @param next the key to go on after, when more rows follow
 */
public record Page<T>(long matched, List<T> items, Optional<String> next) {}
