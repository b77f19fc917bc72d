package fr.archipel.http;

import fr.archipel.account.KeyGate;
import fr.archipel.account.KeyRoutes;
import fr.archipel.account.KeyStore;
import fr.archipel.analysis.AnalysisRoutes;
import fr.archipel.analysis.ContinuityStore;
import fr.archipel.analysis.PairStore;
import fr.archipel.analysis.SelectionStore;
import fr.archipel.db.Database;
import fr.archipel.exchange.followup.FollowupImportRoutes;
import fr.archipel.exchange.followup.FollowupImportStore;
import fr.archipel.exchange.intake.Imports;
import fr.archipel.exchange.intake.desk.FoundStore;
import fr.archipel.exchange.intake.desk.ImportDesk;
import fr.archipel.exchange.intake.desk.ImportFiles;
import fr.archipel.exchange.intake.desk.ImportListStore;
import fr.archipel.exchange.intake.desk.ImportReadRoutes;
import fr.archipel.exchange.intake.desk.ImportRoutes;
import fr.archipel.exchange.intake.desk.ProfileRoutes;
import fr.archipel.exchange.intake.desk.ReportFile;
import fr.archipel.exchange.profile.ProfileStore;
import fr.archipel.exchange.qgis.QgisPart;
import fr.archipel.exchange.qgis.QgisRoutes;
import fr.archipel.exchange.qgis.QgisStore;
import fr.archipel.exchange.shape.ShapeRoutes;
import fr.archipel.exchange.shape.ShapeStore;
import fr.archipel.exchange.source.OpenDataSource;
import fr.archipel.exchange.source.SourceRoutes;
import fr.archipel.exchange.source.SourceStore;
import fr.archipel.exchange.standard.StandardRoutes;
import fr.archipel.exchange.standard.StandardSheet;
import fr.archipel.exchange.standard.StandardStore;
import fr.archipel.feature.AllLayersRoutes;
import fr.archipel.feature.DownloadRoutes;
import fr.archipel.feature.Downloads;
import fr.archipel.feature.FeatureRoutes;
import fr.archipel.feature.FeatureStateStore;
import fr.archipel.feature.FeatureStore;
import fr.archipel.feature.edit.Editing;
import fr.archipel.feature.edit.FeatureEditRoutes;
import fr.archipel.feature.edit.FeatureEditStore;
import fr.archipel.feature.edit.ObjectHistoryStore;
import fr.archipel.feature.edit.UndoStore;
import fr.archipel.fiche.ContratRoutes;
import fr.archipel.fiche.ContratSheetStore;
import fr.archipel.fiche.FacetStore;
import fr.archipel.fiche.FicheRoutes;
import fr.archipel.fiche.FicheSheetStore;
import fr.archipel.fiche.FicheStore;
import fr.archipel.fiche.coherence.AnomalieRoutes;
import fr.archipel.fiche.coherence.AnomalieStore;
import fr.archipel.fiche.edit.ConflictRoutes;
import fr.archipel.fiche.edit.ConflictStore;
import fr.archipel.fiche.edit.FicheEditRoutes;
import fr.archipel.fiche.edit.FicheEditStore;
import fr.archipel.fiche.edit.HistoryStore;
import fr.archipel.fiche.edit.PartieStore;
import fr.archipel.fiche.followup.FollowupRoutes;
import fr.archipel.fiche.followup.FollowupStore;
import fr.archipel.fiche.life.AttachmentFiles;
import fr.archipel.fiche.life.AttachmentRoutes;
import fr.archipel.fiche.life.AttachmentStore;
import fr.archipel.fiche.life.FollowStore;
import fr.archipel.fiche.life.LifeRoutes;
import fr.archipel.fiche.life.LifeWriteStore;
import fr.archipel.fiche.map.FicheMapStore;
import fr.archipel.fiche.output.FichePdfRoutes;
import fr.archipel.fiche.output.FindingStore;
import fr.archipel.fiche.output.OutputRoutes;
import fr.archipel.fiche.output.OutputStore;
import fr.archipel.layer.Catalogue;
import fr.archipel.layer.Layer;
import fr.archipel.layer.LayerRoutes;
import fr.archipel.layer.LayerStore;
import fr.archipel.layer.LayerVersions;
import fr.archipel.metadata.Contact;
import fr.archipel.metadata.LayerRecords;
import fr.archipel.metadata.MetadataPart;
import fr.archipel.metadata.MetadataRoutes;
import fr.archipel.request.Link;
import fr.archipel.request.Routes;
import fr.archipel.style.StylePart;
import fr.archipel.style.StyleRoutes;
import fr.archipel.style.StyleStore;
import fr.archipel.territory.CommuneRoutes;
import fr.archipel.territory.CommuneStore;
import fr.archipel.territory.EpciRoutes;
import fr.archipel.territory.EpciStore;
import fr.archipel.territory.ObjetRoutes;
import fr.archipel.territory.ObjetStore;
import fr.archipel.territory.ReferenceStore;
import fr.archipel.territory.SearchRoutes;
import fr.archipel.territory.SearchStore;
import fr.archipel.tile.TileCache;
import fr.archipel.tile.TilePart;
import fr.archipel.tile.TileRoutes;
import fr.archipel.tile.TileSource;
import fr.archipel.tile.TileStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Every room that speaks HTTP, put together by hand. */
public final class Rooms {
    private static final Clock PARIS = Clock.system(ZoneId.of("Europe/Paris"));

    private Rooms() {}

    /**
     * {@code webFolder}: the built web application; may be missing, then {@code /} says so. {@code state}: the folder of the
     * service's state, where files joined to fiches and files to import are kept. {@code contact}: who answers for the
     * service.
     */
    public static List<Routes> all(
            Database database, Catalogue catalogue, Path webFolder, Path state, Contact contact) {
        ReferenceStore references = new ReferenceStore(database);
        KeyStore keys = new KeyStore(database);
        KeyGate gate = new KeyGate(keys);
        LayerRecords records =
                new LayerRecords(new LayerStore(database), new LayerVersions(database), contact, StandardSheet::sets);
        FileExtras extras = new FileExtras(records);
        ImportDesk desk =
                new ImportDesk(new Imports(database, catalogue), new ImportFiles(state.resolve("imports")), PARIS);
        FoundStore findings = new FoundStore(database);
        LandAccounts accounts = LandAccounts.of(database);
        List<Routes> rooms = List.of(
                new HealthRoutes(database),
                new KeyRoutes(gate, keys),
                new FeatureRoutes(
                        catalogue,
                        new FeatureStore(database),
                        new FeatureStateStore(database),
                        new LayerStore(database),
                        List.of(new Editing(), new MetadataPart(), new QgisPart(), new StylePart(), new TilePart())),
                new FeatureEditRoutes(
                        catalogue,
                        gate,
                        new FeatureEditStore(database),
                        new ObjectHistoryStore(database),
                        new UndoStore(database)),
                new QgisRoutes(catalogue, new QgisStore(database)),
                new StandardRoutes(
                        catalogue, new StandardStore(database), new LayerVersions(database), records, references),
                new TileRoutes(
                        catalogue,
                        new TileSource(
                                new TileStore(database),
                                new LayerStore(database),
                                TileCache.sized(Objects.requireNonNullElse(System.getenv("ARCHIPEL_TILE_CACHE"), "")))),
                new MetadataRoutes(catalogue, records),
                new AllLayersRoutes(catalogue, new FeatureStore(database), new LayerStore(database), extras, PARIS),
                new DownloadRoutes(
                        catalogue,
                        new Downloads(
                                new FeatureStore(database),
                                new LayerStore(database),
                                new LayerVersions(database),
                                extras)),
                new StyleRoutes(catalogue, new StyleStore(database)),
                new LayerRoutes(catalogue, new LayerStore(database), Rooms::files),
                new CommuneRoutes(new CommuneStore(database), references),
                new EpciRoutes(new EpciStore(database)),
                new ObjetRoutes(catalogue, new ObjetStore(database)),
                new SearchRoutes(new SearchStore(database)),
                new FichePdfRoutes(
                        new OutputStore(database),
                        new FicheSheetStore(database),
                        new FicheMapStore(database, catalogue),
                        new FindingStore(database),
                        new FollowStore(database),
                        PARIS),
                new OutputRoutes(new OutputStore(database), PARIS),
                new FicheRoutes(
                        new FicheStore(database),
                        new FacetStore(database),
                        new FicheSheetStore(database),
                        references,
                        PARIS),
                new LifeRoutes(gate, new FollowStore(database), new LifeWriteStore(database), PARIS),
                new FicheEditRoutes(
                        gate, new FicheEditStore(database), new HistoryStore(database), new PartieStore(database)),
                new ConflictRoutes(gate, new ConflictStore(database)),
                new AttachmentRoutes(
                        gate,
                        new AttachmentStore(database),
                        new AttachmentFiles(state.resolve("attachments")),
                        new LifeWriteStore(database)),
                new ContratRoutes(new ContratSheetStore(database)),
                new FollowupRoutes(new FollowupStore(database), references, PARIS),
                new AnomalieRoutes(new AnomalieStore(database), references, PARIS),
                new FollowupImportRoutes(gate, new FollowupImportStore(database, PARIS)),
                new ShapeRoutes(new ShapeStore(database)),
                new SourceRoutes(OpenDataSource.declared(), new SourceStore(database)),
                new ProfileRoutes(gate, catalogue, new ProfileStore(database), desk),
                new ImportReadRoutes(
                        gate, desk, new ImportListStore(database), findings, new ReportFile(findings, PARIS)),
                new ImportRoutes(gate, desk),
                new AnalysisRoutes(
                        catalogue,
                        new SelectionStore(database),
                        new PairStore(database),
                        new ContinuityStore(database)),
                new StaticRoutes(webFolder));
        return Stream.of(
                        rooms,
                        ScotRooms.all(database, catalogue, accounts, gate, PARIS),
                        TerritoryRooms.all(database, catalogue, accounts, gate, PARIS),
                        DeskRooms.all(database, catalogue, gate, contact, PARIS))
                .flatMap(List::stream)
                .toList();
    }

    /** Where a layer is to be had as files: in every format, then as the standards want it. */
    private static List<Link> files(Layer layer) {
        return Stream.concat(DownloadRoutes.files(layer).stream(), StandardSheet.links(layer).stream())
                .toList();
    }
}
