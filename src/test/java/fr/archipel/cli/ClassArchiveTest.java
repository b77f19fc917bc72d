package fr.archipel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.archipel.support.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    /** Run in a process of its own, from a jar: classes of folders are not archived. */
    static final class Main {
        private Main() {}

        public static void main(String[] files) {
            System.out.print(ClassArchive.write(Path.of(files[0])));
        }
    }

    @Test
    void a_recorded_run_leaves_an_archive_that_the_next_one_can_use() throws IOException {
        Path archive = folder.resolve("a.jsa");
        assertThat(run("-XX:+RecordDynamicDumpInfo", archive)).isEqualTo("true");
        assertThat(archive).isNotEmptyFile();
        // -Xshare:on ends with an error when the archive cannot be used.
        assertThat(Program.run(List.of(
                        JAVA,
                        "-Xshare:on",
                        "-XX:SharedArchiveFile=" + archive,
                        "-cp",
                        jar(),
                        "-Xlog:disable",
                        main(),
                        archive + "x")))
                .isEqualTo("false");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.jsa", "p.jar");
    }

    @Test
    void without_recording_or_without_a_folder_nothing_is_left_and_nothing_is_said() throws IOException {
        assertThat(run("-Xshare:auto", folder.resolve("a.jsa"))).isEqualTo("false");
        assertThat(run("-XX:+RecordDynamicDumpInfo", folder.resolve("absent/a.jsa")))
                .isEqualTo("false");
        assertThat(folder.toFile().list()).containsExactly("p.jar");
    }

    private String run(String flag, Path archive) throws IOException {
        return Program.run(List.of(JAVA, flag, "-Xlog:disable", "-cp", jar(), main(), archive.toString()));
    }

    private static String main() {
        return Main.class.getName();
    }

    private String jar() throws IOException {
        Path jar = folder.resolve("p.jar");
        if (!Files.exists(jar)) {
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Class<?> type : List.of(ClassArchive.class, Main.class)) {
                    String name = type.getName().replace('.', '/') + ".class";
                    out.putNextEntry(new JarEntry(name));
                    try (InputStream in = ClassLoader.getSystemResourceAsStream(name)) {
                        in.transferTo(out);
                    }
                }
            }
        }
        return jar.toString();
    }
}
