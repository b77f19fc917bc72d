package fr.archipel.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A sheet and where to go from it: the sheet's members, then {@code links}. */
public record Linked<T>(@JsonUnwrapped T sheet, List<Link> links) {}
