"""Opens the project that the service serves in QGIS without a screen and prints what is in it, as JSON.

python3 open_project.py ORIGIN FOLDER: pictures and sheets are left in FOLDER.
"""
import json
import os
import sys
import urllib.request

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
origin, folder = sys.argv[1], sys.argv[2]
os.environ["XDG_RUNTIME_DIR"] = folder
os.environ["HOME"] = folder

from qgis.core import (  # noqa: E402
    Qgis, QgsApplication, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsFeatureRequest,
    QgsFieldConstraints,
    QgsLayerDefinition, QgsLayoutExporter, QgsMapRendererParallelJob, QgsMapSettings, QgsNetworkAccessManager,
    QgsProject, QgsRectangle, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtNetwork import QNetworkRequest  # noqa: E402

app = QgsApplication([], False)
app.initQgis()
refused = []


def finished(reply):
    status = reply.attribute(QNetworkRequest.HttpStatusCodeAttribute)
    if status is None or int(status) >= 400:
        refused.append([status, reply.request().url().toString()])


QgsNetworkAccessManager.instance().finished.connect(finished)


def fetch(address, name):
    path = os.path.join(folder, name)
    urllib.request.urlretrieve(origin + address, path)
    return path


def tip(layer):
    """Whether the map tip of every object can be written whole."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    texts = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        texts.append(QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context))
    return layer.mapTipTemplate() != "" and all("[%" not in text and "<b>" in text for text in texts)


def describe(layer):
    config = layer.editFormConfig()
    fields = layer.fields()
    described = {"valid": layer.isValid(), "name": layer.name(), "provider": layer.providerType(),
                 "crs": layer.crs().authid(), "labels": layer.labelsEnabled(), "readOnly": layer.readOnly(),
                 "count": sum(1 for _ in layer.getFeatures()), "fields": {}, "categories": None,
                 "tip": tip(layer), "title": layer.metadata().title(),
                 "licence": layer.metadata().licenses()}
    if layer.renderer():
        described["renderer"] = layer.renderer().type()
        if described["renderer"] == "categorizedSymbol":
            described["categories"] = [[c.value(), c.label(), [s.layerType() for s in c.symbol().symbolLayers()]]
                                       for c in layer.renderer().categories()]
        else:
            described["symbol"] = [s.layerType() for s in layer.renderer().symbol().symbolLayers()]
    for i, field in enumerate(fields):
        setup = layer.editorWidgetSetup(i)
        values = setup.config().get("map") if setup.type() == "ValueMap" else None
        constraints = int(layer.fieldConstraints(i))
        described["fields"][field.name()] = {
            "alias": layer.attributeAlias(i), "widget": setup.type(), "readOnly": config.readOnly(i),
            "values": None if values is None else {k: v for each in values for k, v in each.items()},
            "multiline": bool(setup.config().get("IsMultiline")), "required": bool(constraints & int(QgsFieldConstraints.ConstraintNotNull))}
    tabs = config.tabs()
    described["tabs"] = [tab.name() for tab in tabs]
    return described


def tied(project, layer_id, key):
    """Ids of the fiches that the form of an object lists, by the relations alone."""
    manager = project.relationManager()
    relation = next(r for r in manager.referencedRelations(project.mapLayer(layer_id)))
    fiches = manager.relation("liens_fiches")
    parent = next(project.mapLayer(layer_id).getFeatures(QgsFeatureRequest().setFilterExpression(f"\"id\" = '{key}'")))
    return sorted({fiches.getReferencedFeature(link).attribute("id") for link in relation.getRelatedFeatures(parent)})


def picture(project, box, width, height, name):
    tree = project.layerTreeRoot()
    settings = QgsMapSettings()
    settings.setLayers([layer for layer in tree.layerOrder() if tree.findLayer(layer.id()).isVisible()])
    settings.setDestinationCrs(project.crs())
    settings.setTransformContext(project.transformContext())
    settings.setEllipsoid(project.ellipsoid())
    settings.setExtent(QgsRectangle(*box))
    settings.setOutputSize(QSize(width, height))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(project.backgroundColor())
    settings.setFlag(QgsMapSettings.Antialiasing)
    # Letters differ from machine to machine.
    settings.setFlag(QgsMapSettings.DrawLabeling, False)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(None))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(os.path.join(folder, name))
    return [error.message for error in job.errors()]


def sheet(project, name, page, file):
    layout = project.layoutManager().layoutByName(name)
    atlas = layout.atlas()
    atlas.beginRender()
    pages = {atlas.nameForPage(i): i for i in range(atlas.count())}
    atlas.seekTo(pages[page])
    atlas.refreshCurrentFeature()
    exporter = QgsLayoutExporter(layout)
    pdf = QgsLayoutExporter.PdfExportSettings()
    pdf.dpi = 100
    image = QgsLayoutExporter.ImageExportSettings()
    image.dpi = 60
    done = [exporter.exportToPdf(os.path.join(folder, file + ".pdf"), pdf),
            exporter.exportToImage(os.path.join(folder, file + ".png"), image)]
    atlas.endRender()
    return {"pages": len(pages), "done": [int(each) for each in done]}


project = QgsProject.instance()
read = project.read(fetch("/qgis/archipel.qgz", "archipel.qgz"))
manager = project.relationManager()
result = {
    "version": Qgis.QGIS_VERSION_INT, "read": read, "error": project.error(), "title": project.title(),
    "crs": project.crs().authid(), "scales": project.viewSettings().mapScales(),
    "snapping": project.snappingConfig().enabled(), "variables": project.customVariables(),
    "groups": {group.name(): [child.layerId() for child in group.children()]
               for group in project.layerTreeRoot().children()},
    "layers": {key: describe(layer) for key, layer in project.mapLayers().items()},
    "relations": {key: relation.isValid() for key, relation in manager.relations().items()},
    "tied": tied(project, "archipel_friches", "friche-base-11-19"),
    "bookmarks": {b.name(): [b.extent().xMinimum(), b.extent().yMinimum(), b.extent().xMaximum(), b.extent().yMaximum()]
                  for b in project.bookmarkManager().bookmarks()},
    "layouts": [layout.name() for layout in project.layoutManager().printLayouts()],
}
project.layerTreeRoot().findLayer("archipel_fiches").setItemVisibilityChecked(True)
result["errors"] = (picture(project, [648000, 7027000, 709000, 7062500], 760, 442, "territoire.png")
                    + picture(project, [678000, 7036000, 690000, 7043000], 760, 443, "lens.png"))
result["sheet"] = sheet(project, "Carte de la commune", "Lens", "lens_a3")
result["refused"] = refused

project.clear()
done, message = QgsLayerDefinition.loadLayerDefinition(
    fetch("/qgis/archipel.qlr", "archipel.qlr"), project, project.layerTreeRoot())
result["definition"] = {"done": done, "message": message, "layers": {
    key: layer.isValid() for key, layer in project.mapLayers().items()}}

project.clear()
copy = QgsVectorLayer("MultiPolygon?crs=EPSG:2154&field=id:string&field=site_nom:string&field=site_statut:string",
                      "copie", "memory")
message, loaded = copy.loadNamedStyle(fetch("/qgis/friches.qml", "friches.qml"))
result["style"] = {"loaded": loaded, "message": message, "renderer": copy.renderer().type(),
                   "alias": copy.attributeAlias(copy.fields().indexOf("site_statut")), "labels": copy.labelsEnabled()}
print("RESULT" + json.dumps(result))
sys.stdout.flush()
del copy, manager
project.clear()
os._exit(0)
