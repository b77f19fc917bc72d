/**
 * A layer as QGIS wants it: how it is drawn and named, its forms, in the elements that QML files, projects and layer
 * definitions share. Pure; written for QGIS 3.22 and later.
 */
@NullMarked
package fr.archipel.style.qml;

import org.jspecify.annotations.NullMarked;
