package fr.archipel.style;

import fr.archipel.document.Xml;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import fr.archipel.layer.Style.Dash;
import fr.archipel.layer.Style.Drawn;
import fr.archipel.layer.Symbol;
import java.util.stream.Collectors;

/** The symbolizers of Symbology Encoding 1.1 for one layer; lengths are pixels, its default unit. */
final class SldSymbolizers {
    /** Fonts of the reader's machine: ours, else one that every system has. */
    private static final String FONT = "Source Sans 3";

    /** Diagonals rising to the right are horizontal lines turned so. */
    private static final String RISING = "45";

    private final Layer layer;
    private final Style style;
    private final boolean areas;

    SldSymbolizers(Layer layer) {
        this.layer = layer;
        this.style = layer.style();
        this.areas = !layer.geometryType().endsWith("LineString");
    }

    /** What draws a symbol of the layer. */
    void own(Xml rule, Symbol symbol) {
        if (style.geometry() == Drawn.CIRCLE) {
            mark(
                    rule,
                    symbol,
                    style.marker() == null ? new Style.Marker(Style.Shape.CIRCLE, 10, null) : style.marker());
        } else if (style.geometry() == Drawn.LINE) {
            outline(rule, symbol);
        } else {
            rule.element("se:PolygonSymbolizer", polygon -> {
                fill(polygon, symbol.color(), symbol.opacity());
                if (!symbol.hatched()) {
                    stroke(polygon, symbol, 1);
                }
            });
            if (symbol.hatched()) {
                rule.element("se:PolygonSymbolizer", polygon -> {
                    hatch(polygon, symbol);
                    stroke(polygon, symbol, 1);
                });
            }
        }
    }

    private void outline(Xml rule, Symbol symbol) {
        Style.Ground ground = style.ground();
        if (areas) {
            rule.element("se:PolygonSymbolizer", polygon -> {
                if (ground != null && ground.opacity() > 0) {
                    fill(polygon, ground.color(), ground.opacity());
                }
                stroke(polygon, symbol, symbol.opacity());
            });
        } else {
            rule.element("se:LineSymbolizer", line -> stroke(line, symbol, symbol.opacity()));
        }
    }

    void casing(Xml rule, Style.Casing casing) {
        Symbol edge =
                new Symbol(casing.color(), casing.opacity(), style.symbol().width() + casing.width(), Dash.SOLID, null);
        rule.element("se:LineSymbolizer", line -> stroke(line, edge, edge.opacity()));
    }

    void mark(Xml rule, Symbol symbol, Style.Marker marker) {
        boolean ring = marker.shape() == Style.Shape.RING;
        rule.element(
                "se:PointSymbolizer",
                point -> point.element("se:Graphic", graphic -> {
                    graphic.element("se:Mark", mark -> {
                        mark.element("se:WellKnownName", wellKnown(marker.shape()));
                        if (ring) {
                            fill(mark, Style.PAPER, 0.92);
                        } else {
                            fill(mark, symbol.color(), symbol.fullness());
                        }
                        Symbol edge =
                                new Symbol(symbol.color(), 1, ring ? symbol.width() + 0.5 : 1.5, symbol.dash(), null);
                        stroke(mark, edge, 1);
                    });
                    graphic.element("se:Size", Sld.number(marker.size()));
                    if (marker.shape() == Style.Shape.DIAMOND) {
                        graphic.element("se:Rotation", RISING);
                    }
                }));
    }

    /** Of the names that every reader knows (05-077r4 § 11.3.2), the nearest; a diamond is a square turned. */
    private static String wellKnown(Style.Shape shape) {
        return switch (shape) {
            case CIRCLE, RING, HEXAGON -> "circle";
            case SQUARE, DIAMOND -> "square";
            case TRIANGLE -> "triangle";
        };
    }

    private static void fill(Xml parent, String color, double opacity) {
        parent.element("se:Fill", fill -> {
            parameter(fill, "fill", color);
            if (opacity < 1) {
                parameter(fill, "fill-opacity", Sld.number(opacity));
            }
        });
    }

    /** The name of the mark is QGIS's; others leave the faint fill beneath. */
    private static void hatch(Xml polygon, Symbol symbol) {
        polygon.element(
                "se:Fill",
                fill -> fill.element(
                        "se:GraphicFill",
                        pattern -> pattern.element("se:Graphic", graphic -> {
                            graphic.element("se:Mark", mark -> {
                                mark.element("se:WellKnownName", "horline");
                                mark.element("se:Stroke", stroke -> {
                                    parameter(stroke, "stroke", symbol.color());
                                    parameter(stroke, "stroke-width", Sld.number(Style.Pattern.LINE_WIDTH));
                                });
                            });
                            graphic.element("se:Size", Sld.number(Style.Pattern.STEP / Math.sqrt(2)));
                            graphic.element("se:Rotation", turn -> turn.element("ogc:Literal", RISING));
                        })));
    }

    private static void stroke(Xml parent, Symbol symbol, double opacity) {
        parent.element("se:Stroke", stroke -> {
            parameter(stroke, "stroke", symbol.color());
            if (opacity < 1) {
                parameter(stroke, "stroke-opacity", Sld.number(opacity));
            }
            parameter(stroke, "stroke-width", Sld.number(symbol.width()));
            parameter(stroke, "stroke-linejoin", "round");
            parameter(stroke, "stroke-linecap", symbol.dash() == Dash.DASHED ? "butt" : "round");
            if (!symbol.dash().lengths().isEmpty()) {
                parameter(
                        stroke,
                        "stroke-dasharray",
                        symbol.dash().lengths().stream()
                                .map(length -> Sld.number(length * symbol.width()))
                                .collect(Collectors.joining(" ")));
            }
        });
    }

    private static void parameter(Xml parent, String name, String value) {
        parent.element("se:SvgParameter", value, "name", name);
    }

    void label(Xml rule, Style.Label label) {
        rule.element("se:TextSymbolizer", text -> {
            text.element(
                    "se:Label",
                    name -> name.element("ogc:PropertyName", label.field() == null ? layer.label() : label.field()));
            text.element("se:Font", font -> {
                parameter(font, "font-family", FONT);
                parameter(font, "font-size", Sld.number(label.size()));
                if (label.strong()) {
                    parameter(font, "font-weight", "bold");
                }
            });
            text.element("se:LabelPlacement", place -> {
                if (label.placement() == Style.Placement.LINE) {
                    place.element("se:LinePlacement", line -> line.element("se:PerpendicularOffset", "8"));
                } else {
                    place.element(
                            "se:PointPlacement",
                            point -> point.element(
                                    "se:AnchorPoint",
                                    anchor -> anchor.element("se:AnchorPointX", "0.5")
                                            .element(
                                                    "se:AnchorPointY",
                                                    label.placement() == Style.Placement.CENTRE ? "0.5" : "1.8")));
                }
            });
            text.element("se:Halo", halo -> {
                halo.element("se:Radius", Sld.number(label.halo()));
                fill(halo, Style.PAPER, 1);
            });
            fill(text, style.labelColor(), 1);
        });
    }
}
