package fr.archipel.feature.format;

import java.util.List;

/** A query parameter of one format. {@code accepted}: its values; the first is what holds without it. */
public record FormatOption(String name, List<String> accepted, String description) {}
