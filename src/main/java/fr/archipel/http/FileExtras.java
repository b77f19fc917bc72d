package fr.archipel.http;

import fr.archipel.feature.format.LayerExtras;
import fr.archipel.feature.format.Output;
import fr.archipel.metadata.LayerRecords;
import fr.archipel.style.Sld;
import fr.archipel.style.qml.Qml;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What files of layers carry from the rooms of styles and metadata. */
public record FileExtras(LayerRecords records) implements LayerExtras {

    @Override
    public Optional<Style> findStyle(Output what) {
        return Optional.of(
                new Style(new String(Qml.of(what.layer()), StandardCharsets.UTF_8), Sld.document(what.layer())));
    }

    @Override
    public Optional<String> findMetadata(Output what) {
        return Optional.of(records.iso19139(what.layer(), what.service()));
    }
}
