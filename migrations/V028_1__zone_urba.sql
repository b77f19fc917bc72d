-- Zones of local plans (PLU, PLUi) as their authorities publish them (CNIG, standard PLU 2017 and later, table ZONE_URBA;
-- Géoportail de l'urbanisme). Names of columns are the standard's.

CREATE TABLE zone_urba (
  id        text PRIMARY KEY CHECK (id <> ''),
  idurba    text CHECK (idurba <> ''),
  libelle   text NOT NULL CHECK (libelle <> ''),
  libelong  text,
  typezone  text NOT NULL CHECK (typezone IN ('U', 'AU', 'AUc', 'AUs', 'A', 'Ah', 'N', 'Nh', 'Nd')),
  destdomi  text CHECK (destdomi ~ '^[0-9]{2}$'),
  formdomi  text,
  nomfic    text,
  urlfic    text,
  insee     text CHECK (insee ~ '^[0-9AB]{5}$'),
  datappro  date,
  datvalid  date,
  geom      geometry(MultiPolygon, 2154) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom))
);
COMMENT ON TABLE zone_urba IS 'Zones of local plans, as published; a zone has no identifier of its own in the standard';
COMMENT ON COLUMN zone_urba.id IS 'The document (idurba, else commune and date of approval) and the rank of the zone in its file';
COMMENT ON COLUMN zone_urba.idurba IS 'Identifier of the document: INSEE or SIREN, kind, date; absent from files before the standard of 2017';
COMMENT ON COLUMN zone_urba.libelle IS 'Name of the zone in the document';
COMMENT ON COLUMN zone_urba.typezone IS 'U urban, AUc and AUs to be urbanised (open, closed), A agricultural, N natural; Ah, Nh, Nd and AU in older files';
COMMENT ON COLUMN zone_urba.destdomi IS 'Main purpose: 01 housing, 02 activity, 03 both, 04 leisure, 05 facilities, 07 farming, 08 natural, 09 remarkable, 10 quarry, 99 other, 00 not defined';
COMMENT ON COLUMN zone_urba.insee IS 'Commune the file declares';
COMMENT ON COLUMN zone_urba.datappro IS 'Approval of the document';
COMMENT ON COLUMN zone_urba.datvalid IS 'Last day its authority checked the data';
CREATE INDEX zone_urba_geom_idx ON zone_urba USING gist (geom);
CREATE INDEX zone_urba_idurba_idx ON zone_urba (idurba);
