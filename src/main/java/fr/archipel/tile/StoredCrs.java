package fr.archipel.tile;

import fr.archipel.geo.LambertConic;
import fr.archipel.layer.Layer;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/** The reference systems that layers are stored in, seen from the world square of {@link WorldSquare}. */
enum StoredCrs {
    LAMBERT_93 {
        @Override
        void toWorld(double x, double y, double[] out) {
            LambertConic.LAMBERT_93.inverse(x, y, out);
            out[0] = WorldSquare.x(out[0]);
            out[1] = WorldSquare.y(out[1]);
        }

        @Override
        Optional<Envelope> box(double west, double south, double east, double north) {
            Envelope inside = new Envelope(west, east, south, north).intersection(DEFINED);
            return inside.isNull() ? Optional.empty() : Optional.of(projected(inside));
        }
    },

    /** Longitude, latitude. */
    DEGREES {
        @Override
        void toWorld(double x, double y, double[] out) {
            out[0] = WorldSquare.x(x);
            out[1] = WorldSquare.y(Math.max(-LAST, Math.min(LAST, y)));
        }

        @Override
        Optional<Envelope> box(double west, double south, double east, double north) {
            return Optional.of(new Envelope(west, east, south, north));
        }
    };

    /** Where Lambert-93 is well defined, with a wide margin: nothing stored in it lies outside. Degrees. */
    private static final Envelope DEFINED = new Envelope(-10, 15, 38, 55);

    /** Nearer to a pole, the Mercator projection goes to infinity. */
    private static final double LAST = 89.9;

    private static final int STEPS = 16;

    static StoredCrs of(Layer layer) {
        return layer.storage().srid() == Layer.Storage.LAMBERT_93 ? LAMBERT_93 : DEGREES;
    }

    /** Writes the place in the world square to {@code out[0], out[1]}. */
    abstract void toWorld(double x, double y, double[] out);

    /** A box of the stored system around a rectangle of degrees; empty where nothing can be stored. */
    abstract Optional<Envelope> box(double west, double south, double east, double north);

    /** The sides are curves: they are followed, and what they may bulge between two steps is added. */
    private static Envelope projected(Envelope degrees) {
        Envelope box = new Envelope();
        double[] out = new double[2];
        for (int i = 0; i <= STEPS; i++) {
            double lon = degrees.getMinX() + degrees.getWidth() * i / STEPS;
            double lat = degrees.getMinY() + degrees.getHeight() * i / STEPS;
            for (double[] p : new double[][] {
                {lon, degrees.getMinY()}, {lon, degrees.getMaxY()}, {degrees.getMinX(), lat}, {degrees.getMaxX(), lat}
            }) {
                LambertConic.LAMBERT_93.forward(p[0], p[1], out);
                box.expandToInclude(out[0], out[1]);
            }
        }
        box.expandBy(box.getWidth() / 500, box.getHeight() / 500);
        return box;
    }
}
