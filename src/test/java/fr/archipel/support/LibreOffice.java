package fr.archipel.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The LibreOffice of this machine, if it has one: what a spreadsheet makes of our workbooks. */
public final class LibreOffice {
    /** Separator ;, quote ", UTF-8, numbers as they are and not as they are shown. */
    private static final String CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false";

    private LibreOffice() {}

    public static boolean isPresent() {
        return hasCommand("soffice");
    }

    /** Whether it has its word processor too: some machines have the spreadsheet alone. */
    public static boolean readsTexts() {
        return hasCommand("lowriter") && isPresent();
    }

    /** Whether it has its presentation program too. */
    public static boolean showsSlides() {
        return hasCommand("loimpress") && isPresent();
    }

    private static boolean hasCommand(String name) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** The first sheets of workbooks as CSV, beside them, every formula calculated anew. */
    public static void calculate(Path folder, List<Path> workbooks) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profil").toUri(),
                "--headless",
                "--convert-to",
                CSV,
                "--outdir",
                folder.toString()));
        for (Path workbook : workbooks) {
            forget(workbook);
            command.add(workbook.toString());
        }
        run(folder, command);
    }

    /** A file made again in another format ({@code pdf}, {@code txt:Text (encoded):UTF8}), in the folder. */
    public static void convert(Path folder, Path file, String format) throws IOException, InterruptedException {
        run(
                folder,
                List.of(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profil").toUri(),
                        "--headless",
                        "--convert-to",
                        format,
                        "--outdir",
                        folder.toString(),
                        file.toString()));
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("libreoffice.log").toFile())
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("LibreOffice does not answer");
        }
    }

    /** Takes away the figures that stand beside the formulas: what is read then was calculated. */
    private static void forget(Path workbook) throws IOException {
        Path bare = Files.createTempFile(workbook.toAbsolutePath().getParent(), "nu", ".xlsx");
        try (ZipFile from = new ZipFile(workbook.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(bare))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = from.getInputStream(entry)) {
                    byte[] content = in.readAllBytes();
                    to.write(
                            entry.getName().startsWith("xl/worksheets/")
                                    ? new String(content, StandardCharsets.UTF_8)
                                            .replaceAll("</f><v>[^<]*</v>", "</f>")
                                            .getBytes(StandardCharsets.UTF_8)
                                    : content);
                }
            }
        }
        Files.move(bare, workbook, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
