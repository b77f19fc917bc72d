package fr.archipel.style;

import fr.archipel.document.Xml;
import fr.archipel.layer.Layer;
import fr.archipel.layer.Style;
import fr.archipel.layer.Style.Drawn;
import fr.archipel.layer.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Styled Layer Descriptor 1.1 (OGC 05-078r4) with Symbology Encoding 1.1 (05-077r4), for QGIS, GeoServer, GeoStyler.
 *
 * <p>Cases are told apart by filters, never by {@code ElseFilter}: QGIS merges the passes of a style into one list of
 * rules, where any other rule that matches would keep the else from being followed. Names stand in rules of their own.
 */
public final class Sld {
    static final String MEDIA_TYPE = "application/vnd.ogc.sld+xml;version=1.1";

    private final Layer layer;
    private final Style style;
    private final SldSymbolizers symbolizers;

    private Sld(Layer layer) {
        this.layer = layer;
        this.style = layer.style();
        this.symbolizers = new SldSymbolizers(layer);
    }

    public static String document(Layer layer) {
        return Xml.document(xml -> new Sld(layer).write(xml));
    }

    private void write(Xml xml) {
        xml.element(
                "StyledLayerDescriptor",
                root -> root.element("NamedLayer", named -> {
                    named.element("se:Name", layer.id());
                    named.element("UserStyle", user -> {
                        user.element("se:Name", StyleDocuments.ID);
                        user.element("se:Description", about -> about.element("se:Title", layer.title()));
                        passes(user);
                    });
                }),
                "version",
                "1.1.0",
                "xmlns",
                "http://www.opengis.net/sld",
                "xmlns:se",
                "http://www.opengis.net/se",
                "xmlns:ogc",
                "http://www.opengis.net/ogc",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                "http://www.opengis.net/sld http://schemas.opengis.net/sld/1.1.0/StyledLayerDescriptor.xsd");
    }

    /** Light edges first, so that they lie under all lines; then the symbols; then the names. */
    private void passes(Xml user) {
        Style.Casing casing = style.casing();
        if (casing != null && style.geometry() != Drawn.CIRCLE) {
            user.element(
                    "se:FeatureTypeStyle",
                    pass -> rule(pass, "Liseré", null, style.scales(), each -> symbolizers.casing(each, casing)));
        }
        user.element("se:FeatureTypeStyle", pass -> {
            cases().forEach(each -> symbols(pass, each));
            Style.Label label = style.label();
            if (label != null) {
                rule(pass, "Noms", null, label.scales(), text -> symbolizers.label(text, label));
            }
        });
    }

    /** {@code filter}: null matches all. */
    private record CaseRule(String title, Symbol symbol, Xml.@Nullable Content filter) {}

    private List<CaseRule> cases() {
        Style.Cases cases = style.cases();
        if (cases == null) {
            return List.of(new CaseRule(layer.title(), style.symbol(), null));
        }
        List<CaseRule> rules = new java.util.ArrayList<>();
        cases.values()
                .forEach(each -> rules.add(new CaseRule(
                        each.title(), style.symbol(each), filter -> isValue(filter, cases, each.value()))));
        if (cases.other() != null) {
            rules.add(new CaseRule(cases.other(), style.symbol(), filter -> isOther(filter, cases)));
        }
        return rules;
    }

    /** Seen from near, and from afar with the mark of what is too small. */
    private void symbols(Xml pass, CaseRule each) {
        Style.Marker marker = style.marker();
        if (style.geometry() != Drawn.FILL || marker == null || marker.below() == null) {
            rule(pass, each.title(), each.filter(), style.scales(), rule -> symbolizers.own(rule, each.symbol()));
            return;
        }
        double below = marker.below();
        Style.Scales all = style.scales() == null ? new Style.Scales(null, null) : style.scales();
        rule(
                pass,
                each.title(),
                each.filter(),
                new Style.Scales(below, all.until()),
                rule -> symbolizers.own(rule, each.symbol()));
        rule(pass, each.title(), each.filter(), new Style.Scales(all.from(), below), rule -> {
            symbolizers.own(rule, each.symbol());
            symbolizers.mark(rule, each.symbol(), marker);
        });
    }

    private static void rule(
            Xml pass,
            String title,
            Xml.@Nullable Content filter,
            Style.@Nullable Scales scales,
            Xml.Content symbolizers) {
        pass.element("se:Rule", rule -> {
            rule.element("se:Name", title);
            rule.element("se:Description", about -> about.element("se:Title", title));
            if (filter != null) {
                rule.element("ogc:Filter", filter);
            }
            if (scales != null && scales.until() != null) {
                rule.element("se:MinScaleDenominator", number(scales.until()));
            }
            if (scales != null && scales.from() != null) {
                rule.element("se:MaxScaleDenominator", number(scales.from()));
            }
            symbolizers.write(rule);
        });
    }

    private static void isValue(Xml filter, Style.Cases cases, String value) {
        filter.element(
                "ogc:PropertyIsEqualTo",
                test -> test.element("ogc:PropertyName", cases.field()).element("ogc:Literal", value));
    }

    private static void isOther(Xml filter, Style.Cases cases) {
        filter.element("ogc:Or", or -> {
            or.element("ogc:PropertyIsNull", test -> test.element("ogc:PropertyName", cases.field()));
            or.element("ogc:Not", not -> {
                if (cases.values().size() == 1) {
                    isValue(not, cases, cases.values().get(0).value());
                } else {
                    not.element("ogc:Or", any -> cases.values().forEach(each -> isValue(any, cases, each.value())));
                }
            });
        });
    }

    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
