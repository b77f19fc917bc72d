package fr.archipel.exchange.reader;

import fr.archipel.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;

/** A process of its own, with little memory, that reads a file: says how many rows it has, or why it is refused. */
final class ReadAll {
    private ReadAll() {}

    public static void main(String[] arguments) throws IOException {
        long[] rows = {0};
        try (LayerReader reader = LayerFile.open(Path.of(arguments[0]), ReadOptions.NONE)) {
            reader.read(row -> rows[0]++);
            System.out.println(rows[0] + " rows");
        } catch (ProblemException e) {
            System.out.println(e.getMessage());
        }
    }
}
