package fr.archipel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The launcher's help is readable before anything is built; it must not say other than the service does. */
class LauncherTest {

    @Test
    void the_launcher_lists_the_commands_of_the_service_and_test() throws Exception {
        TreeSet<String> expected = new TreeSet<>(commands().getSubcommands().keySet());
        expected.add("test");
        expected.add("bench");
        List<String> listed = launcher("--help")
                .lines()
                .dropWhile(line -> !line.equals("Commandes :"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip().split(" ")[0])
                .toList();
        assertThat(listed).as("COMMANDS of tools/launcher/help.sh").containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_launcher_describes_every_option_of_serve() throws Exception {
        String help = launcher("serve", "--help");
        for (OptionSpec option :
                commands().getSubcommands().get("serve").getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                assertThat(help).contains(option.longestName()).contains(option.defaultValue());
            }
        }
    }

    private static CommandLine commands() {
        return new CommandLine(new ArchipelCommand());
    }

    private static String launcher(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Path.of("archipel").toAbsolutePath().toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
