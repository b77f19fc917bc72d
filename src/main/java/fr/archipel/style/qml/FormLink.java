package fr.archipel.style.qml;

/**
 * A tie of a layer to others through a table of links, shown in its forms.
 *
 * @param relation id of the relation from the table of links to this layer
 * @param other id of the relation from the table of links to the layer whose objects are listed
 * @param title what the list is called
 */
public record FormLink(String relation, String other, String title) {}
