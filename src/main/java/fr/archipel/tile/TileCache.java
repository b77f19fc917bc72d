package fr.archipel.tile;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Tiles kept in memory, at most so many bytes, under tags that name their content for good: nothing is ever invalidated, an
 * edit asks for another tag. Those who ask for a tile together wait for one computation.
 */
public final class TileCache {
    private static final int DEFAULT_MB = 24;

    private final AsyncCache<String, Tile> tiles;
    private final boolean keeps;

    /** {@code bytes}: 0 keeps nothing and shares nothing. */
    public TileCache(long bytes) {
        this.keeps = bytes > 0;
        this.tiles = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((String tag, Tile tile) -> tile.weight() + 2 * tag.length())
                .executor(Runnable::run)
                .buildAsync();
    }

    /** Of the size that {@code ARCHIPEL_TILE_CACHE} says, in megabytes (24 when it does not). */
    public static TileCache sized(String megabytes) {
        return new TileCache((megabytes.isBlank() ? DEFAULT_MB : Long.parseLong(megabytes.strip())) << 20);
    }

    /** Computed in the thread of the first who asks. Whatever it throws, all those who wait get. */
    Tile get(String tag, Supplier<Tile> computation) {
        if (!keeps) {
            return computation.get();
        }
        CompletableFuture<Tile> own = new CompletableFuture<>();
        CompletableFuture<Tile> other = tiles.asMap().putIfAbsent(tag, own);
        if (other != null) {
            return await(other);
        }
        try {
            Tile tile = computation.get();
            own.complete(tile);
            return tile;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        }
    }

    private static Tile await(CompletableFuture<Tile> tile) {
        try {
            return tile.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
